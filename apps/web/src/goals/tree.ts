/** A goal with what lies under it. */
export interface Branch<G> {
  goal: G;
  under: Branch<G>[];
}

interface Placed {
  id: string;
  level: string;
  title: string;
  parent: { id: string } | null;
  priority: { id: string; number: number; name: string } | null;
}

const levels = ['vision', 'goal', 'subGoal'];
const inOrder = (a: Placed, b: Placed): number => levels.indexOf(a.level) - levels.indexOf(b.level) || a.title.localeCompare(b.title, 'sv');

/** Goals under their parents; one whose parent is not among them stands at the top. */
export function branchesOf<G extends Placed>(goals: readonly G[]): Branch<G>[] {
  const branches = new Map(goals.map((goal) => [goal.id, { goal, under: [] as Branch<G>[] }]));
  const top: Branch<G>[] = [];
  for (const goal of goals.toSorted(inOrder)) {
    const branch = branches.get(goal.id)!;
    const parent = goal.parent ? branches.get(goal.parent.id) : undefined;
    (parent && !isUnder(branches, goal.id, goal.parent!.id) ? parent.under : top).push(branch);
  }
  return top;
}

/** Whether following the parents from `at` comes back to `id`; no goal can be its own ancestor, but a picture must not hang on it. */
function isUnder<G extends Placed>(branches: ReadonlyMap<string, Branch<G>>, id: string, at: string): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = at; next && !seen.has(next); next = branches.get(next)?.goal.parent?.id) {
    if (next === id) return true;
    seen.add(next);
  }
  return false;
}

export interface Group<G> {
  key: string;
  priority: Placed['priority'];
  branches: Branch<G>[];
}

/** The tree as it is read: visions first, then each priority with its goals, last what has no priority. */
export function groupsOf<G extends Placed>(goals: readonly G[]): { visions: Branch<G>[]; groups: Group<G>[] } {
  const visions = goals.filter((goal) => goal.level === 'vision').map((goal) => ({ goal, under: [] }));
  const visionIds = new Set(visions.map(({ goal }) => goal.id));
  const rest = goals.filter((goal) => !visionIds.has(goal.id));
  const groups = new Map<string, Group<G>>();
  for (const branch of branchesOf(rest)) {
    const { priority } = branch.goal;
    const key = priority?.id ?? '';
    const group = groups.get(key) ?? { key, priority, branches: [] };
    group.branches.push(branch);
    groups.set(key, group);
  }
  const number = (group: Group<G>) => group.priority?.number ?? Number.MAX_SAFE_INTEGER;
  return { visions, groups: [...groups.values()].toSorted((a, b) => number(a) - number(b)) };
}

/** All goals of some branches, those under them too. */
export const allOf = <G>(branches: readonly Branch<G>[]): G[] => branches.flatMap(({ goal, under }) => [goal, ...allOf(under)]);
