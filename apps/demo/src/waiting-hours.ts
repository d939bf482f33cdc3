import { TimeEntry, TimeService } from '@samnav/funding';
import { globalId, makeScope } from '@samnav/platform';
import type { Database, Scope } from '@samnav/platform';
import { Project } from '@samnav/projects';
import { plusDays } from './deadlines.ts';

const times = new TimeService();
const PROJECT = 'Hållbart resande, etapp 2';
/** Who wrote down four days that nobody has certified yet: the chief executive is reminded of it. */
const WORKER = 'planerare@umea.example';
const DAYS = ['Underlag om resvanor', 'Möte med projektgruppen', 'Planering av pendlarparkeringar', 'Samråd med föreningar'];

interface Found {
  municipalities: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
  projects: Readonly<Record<string, string>>;
}

/** Hours of the week before last that wait for a certificate; once. */
export async function furnishWaitingHours(database: Database, scope: Scope, { municipalities, people, projects }: Found): Promise<void> {
  const [project, personId] = [projects[PROJECT], people[WORKER]];
  if (!project || !personId) return;
  const assignment = { role: 'reader' as const, municipalityId: municipalities['2480']!, workgroupId: null, projectId: null };
  await database.write(makeScope({ ...scope, personId, assignments: [assignment] }), async (tx) => {
    if (await tx.rows(TimeEntry).existsBy({ projectId: project, recordedById: personId })) return;
    const today = scope.now.slice(0, 10);
    const monday = plusDays(today, -14 - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
    const [line] = await tx.sql(
      "select from budget_line where tenant_id = current_tenant() and project_id = $1 and category = 'ownWorkTime' and year = $2 limit 1",
      [project, Number(monday.slice(0, 4))],
    );
    if (!line) return;
    const projectId = globalId(Project, project);
    const entries = DAYS.map((activity, n) => ({ projectId, workedOn: plusDays(monday, n), minutes: 240 + 60 * (n % 2), activity, source: 'demo' }));
    await times.recordAll(tx, { entries });
  });
}
