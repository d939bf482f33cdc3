import { registerEnumType } from '@nestjs/graphql';
import type { Texts } from '@samnav/platform';

// apart from the entities, whose files import each other: a decorator needs its enum at once
export enum ProjectStatus {
  draft = 'draft',
  planned = 'planned',
  running = 'running',
  closed = 'closed',
  stopped = 'stopped',
}
registerEnumType(ProjectStatus, {
  name: 'ProjectStatus',
  description: 'How far a project has come.',
  valuesMap: {
    draft: { description: 'Being written (utkast): seen only by its own people.' },
    planned: { description: 'Meant to be done (planerat), e.g. applied for.' },
    running: { description: 'Under way (pågående).' },
    closed: { description: 'Done (avslutat).' },
    stopped: { description: 'Given up before its end (avbrutet).' },
  },
});

/** What may follow. A draft that has been shown is never hidden again. */
export const nextStatuses: Readonly<Record<ProjectStatus, readonly ProjectStatus[]>> = {
  draft: [ProjectStatus.planned, ProjectStatus.running, ProjectStatus.stopped],
  planned: [ProjectStatus.running, ProjectStatus.stopped],
  running: [ProjectStatus.closed, ProjectStatus.stopped],
  closed: [ProjectStatus.running],
  stopped: [ProjectStatus.planned, ProjectStatus.running],
};

/** What the statuses are called in sentences. */
export const statusWords: Readonly<Record<ProjectStatus, Texts>> = {
  draft: { sv: 'utkast', en: 'a draft' },
  planned: { sv: 'planerat', en: 'planned' },
  running: { sv: 'pågående', en: 'running' },
  closed: { sv: 'avslutat', en: 'closed' },
  stopped: { sv: 'avbrutet', en: 'stopped' },
};
