import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import { ActionItem } from '../actions/action-item.entity.ts';
import { actions, agendas, day, meetings, MeetingStage, personId } from '../testing/stage.ts';
import { AgendaItem } from './agenda.entity.ts';

let stage: MeetingStage;
beforeAll(async () => void (stage = await MeetingStage.open()));
afterAll(closeTestDatabase);

const agenda = async (meetingId: string): Promise<string[]> =>
  (
    await stage.sql<{ line: string }>(`select number || ' ' || title as line from agenda_item where meeting_id = $1 order by number`, [
      meetingId.slice(4),
    ])
  ).map(({ line }) => line);
const filled = async (): Promise<[string, string, string, string]> => {
  const meeting = await stage.meeting();
  return [meeting, await stage.item(meeting, 'A'), await stage.item(meeting, 'B'), await stage.item(meeting, 'C')];
};
const update = (id: string, more: object, by = stage.lead) => stage.write(by, (tx) => agendas.update(tx, { id, expectedVersion: 1, ...more }));

describe('an agenda', () => {
  test('grows at its end, also where two add at once', async () => {
    const meeting = await stage.meeting();
    await Promise.all([stage.item(meeting, 'A'), stage.item(meeting, 'A')]);
    expect(await agenda(meeting)).toEqual(['1 A', '2 A']);
  });

  test('is ordered anew by moving an item up or down', async () => {
    const [meeting, a, , c] = await filled();
    await stage.write(stage.lead, (tx) => agendas.move(tx, { id: c, number: 1 }));
    expect(await agenda(meeting)).toEqual(['1 C', '2 A', '3 B']);
    await stage.write(stage.lead, (tx) => agendas.move(tx, { id: a, number: 99 }));
    expect(await agenda(meeting)).toEqual(['1 C', '2 B', '3 A']);
  });

  test('closes up where an item is taken off', async () => {
    const [meeting, a] = await filled();
    await stage.write(stage.lead, (tx) => agendas.remove(tx, { id: a, expectedVersion: 1 }));
    expect(await agenda(meeting)).toEqual(['1 B', '2 C']);
  });

  test('keeps an item under which something was taken on', async () => {
    const [, a] = await filled();
    const task = { title: 'Räkna', ownerId: personId(stage.member), dueOn: day(9), agendaItemId: a };
    await stage.write(stage.lead, (tx) => actions.create(tx, task));
    expect(await refusedWith(stage.write(stage.lead, (tx) => agendas.remove(tx, { id: a, expectedVersion: 1 })))).toEqual(['IN_USE']);
  });

  test('is written by the group’s members, not by readers, and not for a meeting that is called off', async () => {
    const [meeting, a] = await filled();
    await update(a, { notes: 'Medlemmen skriver' }, stage.member);
    expect(await refusedWith(update(a, { notes: 'x' }, await stage.world.as('reader')))).toEqual(['FORBIDDEN']);
    await stage.write(stage.lead, (tx) => meetings.cancel(tx, { id: meeting, expectedVersion: 1 }));
    expect(await refusedWith(stage.item(meeting))).toEqual(['MEETING_CANCELLED']);
  });

  test('of another tenant is not there', async () => {
    const [, a] = await filled();
    const coordinator = await (await newTenant()).as('regionCoordinator');
    expect(await refusedWith(update(a, { notes: 'x' }, coordinator))).toEqual(['NOT_FOUND']);
  });
});

describe('two people write at once', () => {
  test('under different items, and both texts stay', async () => {
    const [, a, b] = await filled();
    await Promise.all([update(a, { notes: 'Ett' }), update(b, { notes: 'Två' }, stage.member)]);
    const rows = await stage.sql<{ notes: string }>('select notes from agenda_item where id = any($1) order by number', [[a.slice(4), b.slice(4)]]);
    expect(rows.map(({ notes }) => notes)).toEqual(['Ett', 'Två']);
  });

  test('under the same item, and the second is told what stands there now, while the first text stays', async () => {
    const [, a] = await filled();
    await update(a, { notes: 'Den förstas text' });
    const [conflict] = await refusals(update(a, { notes: 'Den andras text' }, stage.member));
    expect(conflict!.details).toEqual({ currentVersion: 2, current: a });
    expect((await stage.sql<{ notes: string }>('select notes from agenda_item where id = $1', [a.slice(4)]))[0]!.notes).toBe('Den förstas text');
  });

  test('and one of them moves the item: whoever writes in it is not disturbed', async () => {
    const [meeting, a] = await filled();
    await stage.write(stage.lead, (tx) => agendas.move(tx, { id: a, number: 3 }));
    await update(a, { notes: 'Skrivet' });
    expect(await agenda(meeting)).toEqual(['1 B', '2 C', '3 A']);
  });
});

describe('documents', () => {
  const add = (agendaItemId: string, more: object) =>
    stage.write(stage.lead, (tx) => agendas.addDocument(tx, { agendaItemId, title: 'Underlag', ...more }));

  test('are a file or an address, one of them', async () => {
    const [, a] = await filled();
    await add(a, { url: 'https://umea.se/underlag.pdf' });
    expect(await refusedWith(add(a, {}))).toEqual(['FILE_OR_LINK']);
    expect(await refusedWith(add(a, { url: 'file:///etc/passwd' }))).toEqual(['LINK_INVALID']);
  });

  test('go with their item', async () => {
    const [, a] = await filled();
    const id = await add(a, { url: 'https://umea.se/underlag.pdf' });
    await stage.write(stage.lead, (tx) => agendas.remove(tx, { id: a, expectedVersion: 1 }));
    expect(await stage.sql('select from agenda_document where id = $1', [id])).toEqual([]);
  });
});

describe('what the last meeting left open', () => {
  const offered = (meetingId: string) =>
    stage.sql<{ title: string; carried: boolean }>('select title, carried from open_item where meeting_id = $1 order by title', [meetingId.slice(4)]);
  /** A meeting that left an action item and an item put off, and the group's next. */
  async function left(world = stage): Promise<{ item: string; action: string; next: string }> {
    const last = await world.held();
    const item = await world.item(last, 'Bordlagd');
    await world.write(world.lead, (tx) => agendas.update(tx, { id: item, expectedVersion: 1, postponed: true }));
    const task = { title: 'Åtgärd', ownerId: personId(world.member), dueOn: day(9), meetingId: last };
    const action = globalId(ActionItem, await world.write(world.lead, (tx) => actions.create(tx, task)));
    return { item, action, next: await world.meeting() };
  }

  test('is offered to the next of the same host, and to nobody else’s', async () => {
    const alone = await MeetingStage.open();
    const other = await alone.meeting({ workgroupId: null, bodyId: alone.advisers }, alone.coordinator);
    const { next } = await left(alone);
    const rows = await alone.sql<{ title: string; meeting_id: string }>('select title, meeting_id from open_item order by title');
    expect(rows).toEqual(['Bordlagd', 'Åtgärd'].map((title) => ({ title, meeting_id: next.slice(4) })));
    expect(other).not.toBe(next);
  });

  test('comes to the agenda once, and goes on from where it was', async () => {
    const { item, action, next } = await left();
    const carry = () => stage.write(stage.lead, (tx) => agendas.carry(tx, { meetingId: next, agendaItemIds: [item], actionItemIds: [action] }));
    const [first, second] = await carry();
    const rows = await stage.write(stage.lead, (tx) => Promise.all([tx.get(AgendaItem, first!), tx.get(AgendaItem, second!)]));
    expect(rows).toMatchObject([
      { title: 'Bordlagd', carriedFromId: item.slice(4) },
      { title: 'Åtgärd', presenterId: stage.member.personId, carriedActionId: action.slice(4) },
    ]);
    expect(await refusedWith(carry())).toEqual(['ALREADY_CARRIED']);
    expect((await offered(next)).filter(({ carried }) => carried)).toHaveLength(2);
  });

  test('is no longer offered when it is done', async () => {
    const alone = await MeetingStage.open();
    const { next } = await left(alone);
    await alone.sql('update deadline set met_at = now(), met_by_id = owner_id');
    expect(await alone.sql<{ title: string }>('select title from open_item where meeting_id = $1', [next.slice(4)])).toEqual([{ title: 'Bordlagd' }]);
  });

  test('cannot be carried where it is not offered', async () => {
    const { item } = await left();
    const other = await stage.meeting({ workgroupId: null, bodyId: stage.advisers }, stage.coordinator);
    const carry = stage.write(stage.coordinator, (tx) => agendas.carry(tx, { meetingId: other, agendaItemIds: [item] }));
    expect(await refusedWith(carry)).toEqual(['NOT_OPEN']);
  });
});
