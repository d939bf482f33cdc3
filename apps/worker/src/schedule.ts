import {
  clearExpired,
  daily,
  Database,
  every,
  FileStore,
  OutboxRows,
  pruneHeartbeats,
  pruneIdempotencyKeys,
  refuseAbandonedUploads,
  rescueMails,
  Sealer,
} from '@samnav/platform';
import { writeEndedMonths } from '@samnav/funding';
import type { ScheduleLine } from '@samnav/platform';
import { keepOwners, makeOccurrences, replanNightly, rescueReminders, tellOfTime, writeDigests } from '@samnav/reminders';

/** Everything that happens by the clock. However many workers run, a line runs in one of them at a time; each may be repeated without harm. */
export const schedule: readonly ScheduleLine[] = [
  every(5_000, 'return lost and stuck jobs to the relay', (get) => get(OutboxRows).rescue()),
  every(15_000, 'return stuck reminders to those that wait', (get) => rescueReminders(get(Database))),
  every(30_000, 'give lost mails to new jobs', (get) => rescueMails(get(Database))),
  every(60_000, 'give open deadlines of those who have left to new owners', (get) => keepOwners(get(Database))),
  every(5_000, 'seal the audit log', (get) => get(Sealer).turn()),
  every(30_000, 'tell endpoints of late and climbed deadlines', (get) => tellOfTime(get(Database))),
  every(60_000, 'write the weekly digests', (get) => writeDigests(get(Database))),
  every(600_000, 'forget workers that are gone', (get) => pruneHeartbeats(get(Database))),
  daily('00:20 Europe/Stockholm', 'plan the reminders that a new day changes', (get) => replanNightly(get(Database))),
  daily('01:30 Europe/Stockholm', 'make the coming occurrences of series', (get) => makeOccurrences(get(Database))),
  daily('01:40 Europe/Stockholm', 'write the ended months of fixed shares', (get) => writeEndedMonths(get(Database))),
  daily('02:40 Europe/Stockholm', 'remove done jobs', (get) => get(OutboxRows).prune()),
  daily('02:50 Europe/Stockholm', 'remove expired sessions, links and attempts', (get) => clearExpired(get(Database))),
  daily('03:00 Europe/Stockholm', 'refuse uploads that nobody completed', (get) => refuseAbandonedUploads(get(Database), get(FileStore))),
  daily('03:10 Europe/Stockholm', 'remove answers of old requests', (get) => pruneIdempotencyKeys(get(Database))),
];
