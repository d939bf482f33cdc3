import { registerEnumType } from '@nestjs/graphql';
import { Inputs, Is } from '../graphql/inputs.ts';
import { Can, Col, Key, Table, TenantRow } from '../read/index.ts';
import type { ViewerCan } from '../read/index.ts';

export enum JobState {
  waiting = 'waiting',
  running = 'running',
  done = 'done',
  failed = 'failed',
  cancelled = 'cancelled',
}
registerEnumType(JobState, {
  name: 'JobState',
  description: 'How far long work has come.',
  valuesMap: {
    waiting: { description: 'A worker takes it as soon as one is free.' },
    running: { description: 'A worker does it; `done` of `total` says how far.' },
    done: { description: 'It is done; the result is there.' },
    failed: { description: 'It was given up; the message says why.' },
    cancelled: { description: 'It was stopped as somebody asked.' },
  },
});

/** Work too long for one request: whoever asked for it sees how far it has come, may stop it, and gets what came of it. */
@Table<Job>('long_job', {
  id: 'job',
  list: 'jobs',
  allow: 'job.read',
  visible: (j, scope) => `${j.accountId} = ${scope.accountId}`,
  order: ['-createdAt'],
  description: 'Long work that you asked for, e.g. an import: how far it has come and what came of it.',
})
export class Job extends TenantRow {
  @Key({ nullable: true }) accountId: string | null;
  @Col('text', { description: 'What it does, e.g. import-ledger.' }) kind: string;
  @Col('choice', { enum: JobState, description: 'How far it has come.' }) state: JobState;
  @Col('int', { description: 'How many steps are done.' }) done: number;
  @Col('int', { nullable: true, description: 'How many steps there are; null while that is not known.' }) total: number | null;
  @Col('text', { nullable: true, description: 'What it does just now, or why it was given up.' }) message: string | null;
  @Col('json', { nullable: true, description: 'What came of it; null until it is done.' }) result: unknown;
  @Col('instant', { nullable: true, description: 'When somebody asked it to stop.' }) cancelRequestedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When a worker began.' }) startedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it ended, however it ended.' }) finishedAt: Date | null;
  @Can<Job>({ cancel: 'job.cancel' }, (j) => ({ accountId: j.accountId })) viewerCan: ViewerCan;
}

@Inputs('Work to stop.')
export class CancelJobInput {
  @Is.id('The job.') jobId: string;
}
