import { randomUUID } from 'node:crypto';
import { isNonNullType } from 'graphql';
import type { Findings } from './findings.ts';
import { far, letter, may, stated } from './may.ts';
import type { Place } from './may.ts';
import { inputAt, mutations, operationOf, placeOfInput, stale, subjectOf, wholeText } from './mutations.ts';
import type { Who } from './people.ts';
import type { Planted } from './planting.ts';
import { toldNobody } from './reads.ts';
import { idOf, noIds } from './sample.ts';
import { idFields, inputType, mutationText } from './schema.ts';
import type { IdField, Mutation } from './schema.ts';
import { leaks, sees, types } from './sees.ts';
import { placeOfProject } from './sees-projects.ts';
import { each } from './server.ts';
import type { Answer } from './server.ts';
import type { World } from './world.ts';

/** The codes of what a mutation answers; where it was done, and only its answer may not be read, there are none. */
export const codesOf = (mutation: Mutation, { data, errors }: Answer): string[] =>
  data?.[mutation.name]
    ? (data[mutation.name].errors as { code: string }[]).map(({ code }) => code)
    : errors.map((error) => String(error.extensions.code));

const refusedRequests: string[] = [];
/** Asks, and remembers what was refused: nothing may have been written there. */
export async function mutate(world: World, who: Who, mutation: Mutation, input: object): Promise<Answer> {
  // a narrow token may not read what some payloads hold, and would be refused for that
  const text = who.scopes || world.server.salt ? mutationText(mutation) : wholeText(mutation);
  const answer = await world.server.ask(who, text, { input });
  if (answer.requestId && codesOf(mutation, answer).length) refusedRequests.push(answer.requestId);
  return answer;
}

/** What somebody has who may write at all: the project of project people, the group of group people, else the municipality. */
export function ownOf(world: World, who: Who): Planted {
  const { own, region } = world.places;
  const at = who.held.projectId ? own.draft : who.held.workgroupId ? region.open : own.open;
  const { Municipality, ...rest } = own.open;
  return { ...rest, ...(Municipality && !who.held.workgroupId && { Municipality }), ...at };
}

/** A token narrows what its account may do, not what it may name: ids in inputs are those that the account sees. */
const account = (who: Who): Who => ({ ...who, scopes: undefined });

const hiddenOf = (world: World, who: Who, type: string): string[] =>
  Object.values(world.places).flatMap(({ open, draft }) =>
    [open[type], draft[type]].flatMap((known) => {
      const fact = known && world.facts.of(types[type]!.table, known.id.slice(4));
      return fact && !sees(world.facts, account(who), type, fact) ? [known.id] : [];
    }),
  );

/** Every id of every mutation: what is not seen answers as what does not exist, to the byte. */
export async function walkIds(
  world: World,
  findings: Findings,
  people: readonly Who[],
  only: (field: IdField) => boolean = () => true,
): Promise<void> {
  const asks = people.flatMap((who) =>
    mutations.flatMap((mutation) =>
      idFields(mutation)
        .filter(only)
        .map((field) => ({ who, field })),
    ),
  );
  await each(asks, async ({ who, field }) => {
    findings.count('id fields of mutations as somebody');
    for (const what of await tryIds(world, findings, who, field))
      findings.found('id', who.name, `${field.mutation.name} ${field.path.join('.')}: ${what}`);
  });
}

export async function tryIds(world: World, findings: Findings, who: Who, field: IdField): Promise<string[]> {
  const { mutation, type, path } = field;
  const input = inputBut(world, who, field);
  const ask = (id: string | null): Promise<Answer> => mutate(world, who, mutation, input(id));
  const none = await ask(idOf(type, randomUUID()));
  if (who.role === 'nobody') return [toldNobody(none) ?? []].flat();
  const wrong: string[] = [];
  const mayAtAll = far(who, operationOf(mutation)) !== '-';
  const codes = codesOf(mutation, none).join();
  const place = placeOfInput(world.facts, mutation, input(ownOf(world, who)[type]?.id ?? null), who.accountId);
  const right = mayAtAll ? (may(who, operationOf(mutation), place) ? ['NOT_FOUND'] : ['NOT_FOUND', 'FORBIDDEN']) : ['FORBIDDEN'];
  if (mutation.name === 'saveBudget') right.push('BUDGET_LINE_SPENT'); // said of the lines before the financing is looked at
  if (mutation.name === 'recordAttendance' && path.length > 1) right.push(''); // of each tick it is said beside it that its row is gone
  if (field.path.includes('attendanceId')) right.push(''); // a tick of a row that was struck meanwhile is `gone`, so that a phone can forget it
  if (!right.includes(codes)) wrong.push(`an id of nobody's is answered ${codes} instead of ${right.join(' or ')}`);
  const ids = mayAtAll ? [...hiddenOf(world, who, type), ...noIds(type, undefined).slice(1)] : hiddenOf(world, who, type).slice(0, 2);
  for (const id of ids) {
    findings.count('ids of mutations compared with none');
    const answer = await ask(id);
    wrong.push(...leaks(world.facts, who, answer.text));
    if (answer.shape !== none.shape) wrong.push(`${id} differs from none: ${answer.text.slice(0, 300)} / ${none.text.slice(0, 300)}`);
  }
  const nothing = isRequired(field) ? await ask(null) : undefined;
  if (nothing && !codesOf(mutation, nothing).includes('BAD_USER_INPUT')) wrong.push(`null is answered ${nothing.text.slice(0, 200)}`);
  return wrong;
}
const grants = ({ name }: Mutation): boolean => /^(grantRole|sendInvitation)$/.test(name);
const isRequired = ({ mutation, path }: IdField): boolean => path.length === 1 && isNonNullType(inputType(mutation).getFields()[path[0]!]!.type);

/** An input that is right and of somebody's own, but for one id. */
function inputBut(world: World, who: Who, { mutation, path }: IdField): (id: string | null) => Record<string, any> {
  const budget = mutation.name === 'saveBudget';
  const own = budget ? { ...ownOf(world, who), ...world.places.own.draft } : ownOf(world, who); // the draft's budget is open
  const bare = grants(mutation) ? {} : inputAt(mutation, own);
  return (id) => {
    const input = stale(mutation, (other) => {
      if (other.path.join() === path.join()) return { id: id as string, version: 1 };
      return other.path[0]! in bare ? own[other.type] : undefined;
    });
    if (!budget || path[0] === 'id') return input;
    // its other ids are looked for only where the version is right, and no line goes that something was spent of
    const partner = path.includes('partnerId') ? {} : { partnerId: undefined };
    const lines = (input.lines as object[]).map((line) => ({ ...line, ...partner, category: 'travel', planned: '700.00' }));
    return { ...input, lines, expectedVersion: world.facts.of('budget', own.Budget!.id.slice(4))!.row.version as number };
  };
}

/** One try of a mutation somewhere, and whether the statement lets it through. */
export interface Try {
  who: Who;
  mutation: Mutation;
  input: Record<string, any>;
  where: string;
  allowed: boolean;
}

/** Every mutation as everybody, in the own municipality, its draft, the sibling's and the region. */
export function triesAt(world: World, people: readonly Who[]): Try[] {
  const { own, sibling, region } = world.places;
  const places = { own: own.open, 'own draft': { ...own.open, ...own.draft }, sibling: sibling.open, region: region.open };
  return people.flatMap((who) =>
    mutations.flatMap((mutation) =>
      Object.entries(places).flatMap(([where, at]): Try[] => {
        const input = inputAt(mutation, at);
        if (idFields(mutation).some((field) => isRequired(field) && !input[field.path[0]!])) return []; // the region has none of these
        const allowed = may(who, operationOf(mutation), placeOfInput(world.facts, mutation, input, who.accountId));
        return [{ who, mutation, input, where, allowed }];
      }),
    ),
  );
}

/** Taking over what another has, and giving away what one has: both sides must be one's own. */
export function triesToMove(world: World, people: readonly Who[]): Try[] {
  const { own, sibling, region } = world.places;
  const moves: [string, Planted, string | null][] = [
    ['own to the sibling', own.open, sibling.open.Municipality!.id],
    ['own to the region', own.open, null],
    ['the sibling’s to own', sibling.open, own.open.Municipality!.id],
    ['the region’s to own', region.open, own.open.Municipality!.id],
  ];
  // where the id may be left out, the municipality says where something new is made
  const movable = mutations.filter((mutation) => {
    const { id, municipalityId } = inputType(mutation).getFields();
    return id && municipalityId && isNonNullType(id.type);
  });
  const tries = people.flatMap((who) =>
    movable.flatMap((mutation) =>
      moves.map(([where, at, municipalityId]): Try => {
        const input = inputAt(mutation, at, { municipalityId });
        const from = placeOfInput(world.facts, mutation, { ...input, municipalityId: undefined }, who.accountId);
        return {
          who,
          mutation,
          input,
          where,
          allowed: may(who, operationOf(mutation), from) && mayTake(world, who, mutation, input, municipalityId),
        };
      }),
    ),
  );
  return [...tries, ...triesOfGuest(world)];
}

/** Who may change something for a reason of its own (it is oneself, or one leads it) does not therefore move it. */
function triesOfGuest({ guest, places }: World): Try[] {
  const municipalityId = places.own.open.Municipality!.id;
  const of = (name: string, at: Planted): Try => {
    const mutation = movableNamed(name);
    return { who: guest, mutation, input: inputAt(mutation, at, { municipalityId }), where: 'own, as a guest', allowed: false };
  };
  const self = { Person: { id: idOf('Person', guest.personId!), version: 1 } };
  return [of('updatePerson', { ...places.own.open, ...self }), of('updateWorkgroup', places.region.open)];
}
const movableNamed = (name: string): Mutation => mutations.find((mutation) => mutation.name === name)!;

function mayTake(world: World, who: Who, mutation: Mutation, input: Record<string, any>, to: string | null): boolean {
  const municipalityId = to?.slice(4) ?? null;
  const { row } = world.facts.of(types[subjectOf(mutation)]!.table, (input.id as string).slice(4))!;
  if (mutation.name === 'updateProject') return may(who, 'project.create', placeOfProject({ ...row, municipality_id: municipalityId }));
  const both: Place[] = [{ municipalityId: row.municipality_id as string | null }, { municipalityId }];
  return both.every((place) => may(who, operationOf(mutation), place));
}

export async function walkTries(world: World, findings: Findings, tries: readonly Try[]): Promise<void> {
  const tokens = new Set(tries.flatMap(({ who }) => (who.scopes ? [who] : [])));
  for (const who of tokens)
    for (const mutation of mutations) {
      const answer = await world.server.ask(who, wholeText(mutation), { input: {} });
      for (const what of leaks(world.facts, who, answer.text)) findings.found('payload', who.name, `${mutation.name}: ${what}`);
    }
  await each(
    tries,
    async (one) => {
      findings.count('mutations tried in a place');
      for (const what of await tryOne(world, one)) findings.found('write', one.who.name, `${one.mutation.name} in ${one.where}: ${what}`);
    },
    4,
  );
}

export async function tryOne(world: World, { who, mutation, input, allowed }: Try): Promise<string[]> {
  const answer = await mutate(world, who, mutation, input);
  if (who.role === 'nobody') return [toldNobody(answer) ?? []].flat();
  const codes = codesOf(mutation, answer);
  const told = leaks(world.facts, who, answer.text);
  const undone = allowed && mutation.name.startsWith('unlink'); // by an earlier try: there is no link any more
  const absent = codes.includes('NOT_FOUND') && !grants(mutation) && !undone; // whose address nobody knows
  const denied = codes.includes('FORBIDDEN') || absent || codes.includes('IMPORT_ROW_FORBIDDEN');
  if (denied === !allowed && !codes.includes('INTERNAL')) return told;
  // what is somebody else's alone is not there, whoever may do it with their own
  if (denied && codes.join() === 'NOT_FOUND' && hides(world, who, input)) return told;
  return [...told, `is ${allowed ? 'allowed' : 'forbidden'} and is answered ${codes.join() || 'done'} (${answer.text.slice(0, 160)})`];
}

/** Whether an input names what its sender does not see. */
const hides = (world: World, who: Who, input: Record<string, any>): boolean =>
  Object.values(input).some((value) => {
    const facts = typeof value === 'string' ? world.facts.named(value) : [];
    return facts.some((fact) => Object.entries(types).some(([type, { table }]) => table === fact.table && !sees(world.facts, who, type, fact)));
  });

/** Nobody gives a role that may do more than they may themselves. */
export async function walkGiving(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const roles = ['strategist', 'chiefExecutive', 'politician', 'financeOfficer', 'authorisedSignatory', 'reader'] as const;
  const { own, sibling } = world.places;
  const givers = people.filter((who) => far(who, 'roleAssignment.grant') !== '-');
  const tries = givers.flatMap((who) => roles.flatMap((role) => [own, sibling].map((at) => ({ who, role, at: at.open.Municipality!.id }))));
  await each(tries, async ({ who, role, at }) => {
    const place = { municipalityId: at.slice(4) };
    const enough = stated.every(
      (operation) => '-S'.includes(letter(role, operation)) || may(who, operation, letter(role, operation) === 'A' ? {} : place),
    );
    const expected = !may(who, 'roleAssignment.grant', place) ? 'FORBIDDEN' : enough ? '' : 'ROLE_BEYOND_OWN';
    for (const mutation of mutations.filter(grants)) {
      findings.count('roles given');
      const answer = await mutate(world, who, mutation, { email: `${randomUUID()}@walk.example`, role, municipalityId: at });
      const codes = codesOf(mutation, answer)
        .filter((code) => code !== 'NOT_FOUND')
        .join();
      if (codes !== expected) findings.found('giving', who.name, `${mutation.name} ${role}: ${codes || 'done'} instead of ${expected || 'done'}`);
    }
  });
}

/** An import writes of a municipality's own organisations only. */
export async function walkImport(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const { own, sibling, region } = world.places;
  const importers = people.filter((who) => who.role === 'strategist');
  const other = world.facts.of('organisation', sibling.open.Organisation!.id.slice(4))!.row.name as string;
  for (const who of importers) {
    const input = { networkId: region.open.Network!.id, municipalityId: own.open.Municipality!.id, content: `Organisation\n${other}` };
    const mutation = mutations.find(({ name }) => name === 'importMembers')!;
    const codes = codesOf(mutation, await mutate(world, who, mutation, input));
    if (codes.join() !== 'IMPORT_ROW_FORBIDDEN') findings.found('import', who.name, `is answered ${codes.join() || 'done'}`);
  }
}

/** Whatever was refused has left nothing behind. */
export async function walkNothingWritten(world: World, findings: Findings): Promise<void> {
  const { rows } = await world.admin.query<{ action: string; request_id: string }>(
    'select action, request_id from audit_event where request_id = any($1)',
    [refusedRequests],
  );
  findings.count('refused requests without a trace', refusedRequests.length - rows.length);
  for (const { action, request_id } of rows) findings.found('written', '', `${action} by a refused request ${request_id}`);
}
