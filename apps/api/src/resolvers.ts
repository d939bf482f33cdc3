import type { Type } from '@nestjs/common';
import { networksResolvers } from '@samnav/networks';
import { FileResolver, identityResolvers, LongJobResolver, QueueHealthResolver } from '@samnav/platform';
import { goalsResolvers } from '@samnav/goals';
import { meetingsResolvers } from '@samnav/meetings';
import { fundingResolvers } from '@samnav/funding';
import { projectsResolvers } from '@samnav/projects';
import { remindersResolvers } from '@samnav/reminders';

/** Every class with mutations or ordinary queries: the schema is made of these and of the entities. */
export const resolvers: Type[] = [
  ...identityResolvers,
  FileResolver,
  LongJobResolver,
  QueueHealthResolver,
  ...networksResolvers,
  ...remindersResolvers,
  ...meetingsResolvers,
  ...goalsResolvers,
  ...projectsResolvers,
  ...fundingResolvers,
];
