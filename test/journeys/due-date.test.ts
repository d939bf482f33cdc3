import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

let world: Furnished;
let lead: Visitor;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.visit('gruppledare@umearegionen.example');
}, 300_000);
afterAll(() => world.close());

const QUERY = `query ($kind: DeadlineKind!, $base: Date!, $code: String!, $after: Period) {
  dueDate(kind: $kind, base: $base, municipalityCode: $code, after: $after) { on at movedFrom reason } }`;

describe('dueDate over HTTP', () => {
  test('answers the last second of the local day, and why it moved, in the reader’s language', async () => {
    const asked = { kind: 'STATUTORY', base: '2026-09-24', code: '2480', after: '3 months' };
    const moved = { on: '2026-12-28', at: '2026-12-28T22:59:59.000Z', movedFrom: '2026-12-24' };
    expect((await lead.ask(QUERY, asked)).data.dueDate).toEqual({ ...moved, reason: 'julafton (lag 1930:173)' });
    expect((await lead.ask(QUERY, asked, { 'accept-language': 'en' })).data.dueDate).toEqual({ ...moved, reason: 'Christmas Eve (Act 1930:173)' });
  });

  test('a funder’s date stays where it is', async () => {
    const { data } = await lead.ask(QUERY, { kind: 'FUNDER', base: '2026-12-24', code: '2480' });
    expect(data.dueDate).toEqual({ on: '2026-12-24', at: '2026-12-24T22:59:59.000Z', movedFrom: null, reason: null });
  });

  test('a period that is none names its field and says what to write', async () => {
    const { data, errors } = await lead.ask(QUERY, { kind: 'FUNDER', base: '2026-12-24', code: '2480', after: '3 mnth' });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['dueDate'], extensions: { code: 'PERIOD_INVALID', path: ['after'] } }]);
    expect(errors![0]!.message).toContain('"3 months"');
  });

  test('another tenant’s municipality and none are told alike', async () => {
    const ask = async (code: string) =>
      (await lead.ask(QUERY, { kind: 'FUNDER', base: '2026-12-24', code })).errors!.map(({ message, path, extensions }) => [
        message,
        path,
        extensions.code,
      ]);
    const foreign = await ask('2584'); // Kiruna, which is a tenant of its own
    expect(foreign).toEqual(await ask('9999'));
    expect(foreign[0]![2]).toBe('NOT_FOUND');
  });

  test('a rule’s next times are told without making anything', async () => {
    const preview = `query ($input: PreviewDeadlineSeriesInput!) { deadlineSeriesPreview(input: $input) { occurrenceOn dueOn statedOn startsOn } }`;
    const rule = { pattern: 'periodEnd', period: 'year', offset: 3, offsetUnit: 'months' };
    const { data } = await lead.ask(preview, { input: { rule, startsOn: '2026-11-22', kind: 'STATUTORY', first: 2 } });
    expect(data.deadlineSeriesPreview).toEqual([
      { occurrenceOn: '2026-12-31', dueOn: '2027-03-31', statedOn: null, startsOn: '2026-01-01' },
      { occurrenceOn: '2027-12-31', dueOn: '2028-03-31', statedOn: null, startsOn: '2027-01-01' },
    ]);
    const { errors } = await lead.ask(preview, { input: { rule: { pattern: 'weekday', weekday: 'monday' }, startsOn: '2026-11-22' } });
    expect(errors).toMatchObject([{ extensions: { code: 'RECURRENCE_NEEDS', path: ['input', 'rule', 'nth'] } }]);
  });
});

describe('publicHolidays over HTTP', () => {
  const HOLIDAYS = 'query ($from: Date!, $to: Date!) { publicHolidays(from: $from, to: $to) { day name } }';

  test('names the days off of a span in the reader’s language', async () => {
    const asked = { from: '2026-12-24', to: '2026-12-26' };
    const days = async (language: string) => (await lead.ask(HOLIDAYS, asked, { 'accept-language': language })).data.publicHolidays;
    expect(await days('sv')).toEqual([
      { day: '2026-12-24', name: 'julafton' },
      { day: '2026-12-25', name: 'juldagen' },
      { day: '2026-12-26', name: 'annandag jul' },
    ]);
    expect((await days('en'))[0]).toEqual({ day: '2026-12-24', name: 'Christmas Eve' });
  });

  test.each([
    ['2026-01-01', '2031-01-02', 'SPAN_TOO_LONG'],
    ['2026-01-02', '2026-01-01', 'ENDS_BEFORE_START'],
  ])('from %s to %s is %s', async (from, to, code) => {
    expect((await lead.ask(HOLIDAYS, { from, to })).errors).toMatchObject([{ path: ['publicHolidays'], extensions: { code, path: ['to'] } }]);
  });
});
