import { Platform1795305601000 } from './1795305601000-platform.ts';
import { Identity1795305602000 } from './1795305602000-identity.ts';
import { Requests1795305602500 } from './1795305602500-requests.ts';
import { Audit1795305603000 } from './1795305603000-audit.ts';
import { Jobs1795305604000 } from './1795305604000-jobs.ts';
import { Files1795305605000 } from './1795305605000-files.ts';
import { Networks1795305606000 } from './1795305606000-networks.ts';
import { Reminders1795305607000 } from './1795305607000-reminders.ts';
import { Projects1795305608000 } from './1795305608000-projects.ts';
import { Search1795305609000 } from './1795305609000-search.ts';
import { ReadIndexes1795305609100 } from './1795305609100-read-indexes.ts';
import { SyncIndexes1795305609200 } from './1795305609200-sync-indexes.ts';
import { AccessHeard1795305609300 } from './1795305609300-access-heard.ts';
import { KeptSums1795305609400 } from './1795305609400-kept-sums.ts';

/** All migrations, oldest first. A new one is one line here. */
export const migrations = [
  Platform1795305601000,
  Identity1795305602000,
  Requests1795305602500,
  Audit1795305603000,
  Jobs1795305604000,
  Files1795305605000,
  Networks1795305606000,
  Reminders1795305607000,
  Projects1795305608000,
  Search1795305609000,
  ReadIndexes1795305609100,
  SyncIndexes1795305609200,
  AccessHeard1795305609300,
  KeptSums1795305609400,
];
