import type { Operation } from '@samnav/platform';
import type { Findings } from './findings.ts';
import { fieldsOf, fieldText, leadsTo } from './fields.ts';
import type { Field } from './fields.ts';
import { far, may, stated } from './may.ts';
import type { Who } from './people.ts';
import { placeOf, verbOf } from './places.ts';
import { noIds, sampleOf } from './sample.ts';
import type { Sample } from './sample.ts';
import { lackedBy, leaks, needsOf, sees, types } from './sees.ts';
import { each } from './server.ts';
import type { Answer } from './server.ts';
import type { World } from './world.ts';

/** The whole answer that somebody without the operation must get. */
export function refused(answer: Answer, requires: Operation): string | undefined {
  const [error, more] = answer.errors;
  const right = error?.extensions.code === 'FORBIDDEN' && error.extensions.requires === requires && !more && answer.data === null;
  return right ? undefined : `should be refused for want of ${requires}, and is answered ${answer.text.slice(0, 300)}`;
}

/** Nobody at all is told nothing but that. */
export const toldNobody = (answer: Answer): string | undefined =>
  answer.status === 401 && answer.data === null ? undefined : `nobody is answered ${answer.status} ${answer.text.slice(0, 200)}`;

/** The operation that a field lacks of somebody who may read its type. */
const lacked = (who: Who, type: string, field: Field): Operation | undefined => {
  const target = leadsTo(field);
  return lackedBy(who, type, field.name) ?? (target === undefined ? undefined : lackedBy(who, target, 'id'));
};

/** One field of one type, of own, sibling's, hidden, foreign and invented rows at once. */
export async function readField(world: World, who: Who, type: string, field: Field, sample: Sample, more = ''): Promise<string[]> {
  const query = `query ($ids: [ID!]!) {${more} nodes(ids: $ids) { ... on ${type} { __typename id ${fieldText(field)} } } }`;
  const answer = await world.server.ask(who, query, { ids: sample.ids });
  if (who.role === 'nobody') return [toldNobody(answer) ?? []].flat();
  const wrong = leaks(world.facts, who, answer.text, type);
  const lacks = far(who, needsOf(type)) === '-' ? undefined : lacked(who, type, field);
  if (lacks) return [...wrong, refused(answer, lacks) ?? []].flat();
  if (answer.errors.length) return [...wrong, `is answered ${answer.text.slice(0, 300)}`];
  sample.ids.forEach((id, i) => {
    const [fact, got] = [sample.facts[i], answer.data.nodes[i]];
    const expected = fact !== undefined && sees(world.facts, who, type, fact);
    if (expected !== (got?.id === id)) wrong.push(`${id} is ${got ? 'there' : 'not there'} and should ${expected ? '' : 'not '}be`);
    else if (expected && field.name === 'viewerCan') wrong.push(...wrongRights(world, who, type, fact, got.viewerCan));
  });
  return wrong;
}

/** What `viewerCan` says that the statement does not. */
function wrongRights(world: World, who: Who, type: string, fact: Parameters<typeof placeOf>[2], told: Record<string, boolean>): string[] {
  const place = placeOf(world.facts, type, fact);
  const differ = Object.keys(told).filter((name) => told[name] !== may(who, verbOf(type, name), place));
  return differ.map((name) => `viewerCan.${name} of ${fact.id} is ${String(told[name])}`);
}

/** Every field of every type with a global id, as everybody. */
export async function walkFields(
  world: World,
  findings: Findings,
  people: readonly Who[],
  only: (type: string) => boolean = () => true,
): Promise<void> {
  const asks = people.flatMap((who) =>
    Object.keys(types)
      .filter(only)
      .flatMap((type) => {
        const sample = sampleOf(world, who, type);
        return fieldsOf(type).map((field) => ({ who, type, field, sample }));
      }),
  );
  await each(asks, async ({ who, type, field, sample }) => {
    findings.count('fields read as somebody');
    for (const what of await readField(world, who, type, field, sample)) findings.found('field', who.name, `${type}.${field.name}: ${what}`);
  });
}

/** Each id alone as `node`: what is not seen answers as what does not exist, to the byte. */
export async function walkNodes(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const asks = people.flatMap((who) => Object.keys(types).map((type) => ({ who, type })));
  await each(asks, async ({ who, type }) => {
    const read = (id: string | null): Promise<Answer> =>
      world.server.ask(
        who,
        `query ($id: ID!) { node(id: $id) { __typename id ... on ${type} { ${fieldText({ name: 'id', type: fieldsOf(type)[0]!.type, args: [] } as never)} } } }`,
        { id },
      );
    const { ids, facts } = sampleOf(world, who, type);
    const none = await read(noIds(type, undefined)[0]!);
    const absent = ids.filter((_id, i) => !facts[i] || !sees(world.facts, who, type, facts[i]));
    for (const id of absent) {
      findings.count('hidden ids compared with none');
      const answer = await read(id);
      if (answer.shape !== none.shape) findings.found('node', who.name, `${type} ${id} differs from none: ${answer.shape} / ${none.shape}`);
    }
    const nothing = await read(null);
    if (who.role !== 'nobody' && nothing.errors.length === 0) findings.found('node', who.name, `null for ${type}: ${nothing.text}`);
  });
}

/** Who one is told to be, and what one is told one may. */
export async function walkViewer(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  for (const who of people) {
    const me = `me { account { id name email language } person { id } roles operations }`;
    const answer = await world.server.ask(who, `{ ${me} }`);
    const { tenantId } = who;
    const more = [
      `{ me { tenant { ${fieldsOf('Tenant')
        .map(({ name }) => name)
        .join(' ')} } roleAssignments { id } } }`,
      `{ tenants { slug name } }`,
    ];
    const [inner, tenants] = [await world.server.ask(who, more[0]!), await world.server.ask(who, more[1]!)];
    const wrong = [answer, inner, tenants].flatMap(({ text }, i) =>
      leaks(world.facts, who, text, i === 2 && who.role === 'operator' ? 'Query.tenants' : 'me'),
    );
    if (who.role === 'nobody') wrong.push(...[answer, inner, tenants].flatMap((told) => toldNobody(told) ?? []));
    else {
      const told = [...(answer.data.me.operations as string[])].sort();
      const expected = stated.filter((operation) => far(who, operation) !== '-').sort();
      if (told.join() !== expected.join()) wrong.push(`operations differ: ${differing(told, expected)}`);
      if ((tenants.errors.length === 0) !== (far(who, 'tenant.list') !== '-')) wrong.push(`tenants: ${tenants.text}`);
      if (tenantId === null && (answer.data.me.person ?? inner.data?.me?.tenant ?? null) !== null) wrong.push(`me: ${answer.text}`);
    }
    findings.count('viewers read');
    for (const what of wrong) findings.found('me', who.name, what);
  }
}

const differing = (one: readonly string[], other: readonly string[]): string =>
  [
    ...one.filter((item) => !other.includes(item)).map((item) => `+${item}`),
    ...other.filter((item) => !one.includes(item)).map((item) => `-${item}`),
  ].join(' ');
