import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, jobOf } from './job.ts';
import type { Job, JobHandler } from './job.ts';

/** A class that does a job, with the instance that Nest made of it. */
export interface FoundHandler {
  job: Job;
  name: string;
  instance: JobHandler;
}

/** Exactly one handler per defined job, or one error that names every fault and its fix. */
export function matchHandlers(jobs: readonly Job[], found: readonly FoundHandler[]): Map<string, FoundHandler> {
  const faults: string[] = [];
  const matched = new Map<string, FoundHandler>();
  for (const handler of found) {
    const other = matched.get(handler.job.name);
    if (other)
      faults.push(`Job "${handler.job.name}" has two handlers, ${other.name} and ${handler.name}: keep one, in the providers of one module.`);
    else matched.set(handler.job.name, handler);
    if (!jobs.includes(handler.job))
      faults.push(
        `${handler.name} handles "${handler.job.name}", which is not made by defineJob: export the job from its file and give it to @Handles.`,
      );
  }
  for (const { name } of jobs)
    if (!matched.has(name))
      faults.push(`Job "${name}" has no handler: add a class with @Handles(…) for it to the providers of its lib's module, or remove its defineJob.`);
  if (faults.length) throw new Error(`The worker does not start:\n  ${faults.join('\n  ')}`);
  return matched;
}

/** The handlers among all providers of the running application. */
@Injectable()
export class Handlers {
  private matched: Map<string, FoundHandler> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Throws unless every defined job has exactly one. */
  all(): Map<string, FoundHandler> {
    return (this.matched ??= matchHandlers(definedJobs(), this.found()));
  }

  private found(): FoundHandler[] {
    const found = new Map<JobHandler, FoundHandler>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const job = metatype && instance ? jobOf(metatype) : undefined;
      if (job) found.set(instance, { job, name: metatype!.name, instance });
    }
    return [...found.values()];
  }
}
