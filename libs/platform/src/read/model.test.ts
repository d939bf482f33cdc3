import { describe, expect, test } from '@jest/globals';
import { Int } from '@nestjs/graphql';
import { Catalogue } from './catalogue.ts';
import { globalId, localId } from './ids.ts';
import { amountOf, Day, Decimal, Instant, oreOf } from './kinds.ts';
import { Can, Col, Computed, Count, Groups, InJs, Key, modelOf, One, Readable, Sum, Table, TenantRow } from './model.ts';
import type { Class, Ref } from './members.ts';
import { visibleSql } from './scope-sql.ts';
import { scopeOf } from './testing/app.ts';
import { entities, Line, Plan, Step, Town } from './testing/entities.ts';

const says = { description: 'For a test.' };

/** Mistakes that do not compile: each line below is an error that the compiler finds. Never called. */
export function mistakes(): unknown {
  abstract class Mistakes extends TenantRow {
    @Key() townId: string;
    // @ts-expect-error no such key here
    @One(() => Town, 'town_id', says) a: Ref<Town>;
    // @ts-expect-error no such column
    @Computed<Mistakes>('int', (row) => row.name, says) b: number;
    // @ts-expect-error no such column
    @InJs<Mistakes, 'name'>(() => Int, ['name'], (row) => row, says) c: number;
    // @ts-expect-error not among the needs
    @InJs<Mistakes, 'townId'>(() => Int, ['townId'], (row) => row.version, says) d: number;
    // @ts-expect-error no such key there
    @Count(() => Step, 'townId', says) e: number;
    // @ts-expect-error no such column there
    @Sum(() => Line, 'planId', 'cost', says) f: bigint;
    // @ts-expect-error no such operation
    @Can<Mistakes>({ fly: 'plan.fly' }, (row) => ({ municipalityId: row.townId })) g: unknown;
    // @ts-expect-error no such operation
    @Col('text', says) @Readable('plan.fly') h: string;
    // @ts-expect-error a description is missing
    @Col('text', {}) i: string;
    // @ts-expect-error no such kind
    @Col('float', says) j: number;
  }
  return Mistakes;
}

describe('a wrong declaration stops the start', () => {
  const declared = (id: string, add: (type: Class) => void, name = 'Wrong'): (() => Catalogue) => {
    const type = { [name]: class extends TenantRow {} }[name] as Class;
    add(type);
    Table<any>('wrong', { id, ...says })(type);
    return () => new Catalogue([...entities, type]);
  };
  const nothing = (): void => undefined;

  test.each<[string, () => Catalogue, string]>([
    ['a prefix that is taken', declared('pla', nothing), 'Wrong and Plan share the id prefix "pla": choose another'],
    ['a prefix with an underscore', declared('w_w', nothing), 'Wrong has the id prefix "w_w": use a few letters from a to z'],
    [
      'a relation without its key',
      declared('wra', (t) => One(() => Town, 'townId' as never, says)(t.prototype as never, 'town')),
      'Wrong.town: Wrong has no column "townId"',
    ],
    [
      'a reverse that is taken',
      declared('wrb', (t) => {
        Key()(t.prototype as object, 'townId');
        One(() => Town, 'townId', { ...says, reverse: { name: 'plans', ...says } })(t.prototype as never, 'town');
      }),
      'Town.plans is taken: choose another reverse for Wrong.town',
    ],
    [
      'a sum of texts',
      declared('wrc', (t) => Sum(() => Line, 'planId', 'category', says)(t.prototype as object, 'sum')),
      'Line.category is no column that can be summed',
    ],
    [
      'JavaScript that needs a relation',
      declared('wrd', (t) =>
        InJs<any, 'plan'>(
          () => Int,
          ['plan'],
          () => 1,
          says,
        )(t.prototype as object, 'js'),
      ),
      'Wrong.js needs "plan", which is neither a @Col nor @Computed',
    ],
    [
      'SQL by hand that passes by another entity’s rule',
      declared('wrg', (t) =>
        Computed<any>('int', (r) => `select count(*) from read_town t, read_plan p where p.town_id = ${r.id}`, says)(t.prototype, 'x'),
      ),
      'Wrong.x names the table read_plan, of which not everybody sees all rows: select from ${scope.rows(Plan)}',
    ],
    [
      'the same in what an aggregate counts',
      declared('wrh', (t) => Count<any, Plan>(() => Plan, 'townId', { ...says, where: () => 'exists (select from "read_line")' })(t.prototype, 'x')),
      'Wrong.x names the table read_line, of which not everybody sees all rows: select from ${scope.rows(Line)}',
    ],
    [
      'groups of nothing',
      declared('wri', (t) => Groups<any, Line>(() => Line, 'planId', { ...says, type: { name: 'X', ...says }, by: [] })(t.prototype, 'x')),
      'Wrong.x groups by nothing: give { by }, or use @Sum and @Count',
    ],
    [
      'groups by a sum',
      declared('wrj', (t) => Groups<any, Line>(() => Line, 'planId', { ...says, type: { name: 'X', ...says }, by: ['spent'] })(t.prototype, 'x')),
      'Wrong.x groups by "spent", which is neither a @Col nor @Computed',
    ],
    [
      'groups in an order that they do not have',
      declared('wrk', (t) =>
        Groups<any, Line>(() => Line, 'planId', { ...says, type: { name: 'X', ...says }, by: ['year'], order: ['-planned'] })(t.prototype, 'x'),
      ),
      'Wrong.x is ordered by "planned", which is none of its fields',
    ],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message);
  });

  test('a list that anyone could read', () => {
    class Wrong extends TenantRow {}
    Table<Wrong>('wrong', { id: 'wrf', list: 'wrongs', ...says })(Wrong);
    expect(() => new Catalogue([Wrong])).toThrow('Wrong is listed by Query.wrongs without permission: give @Table { allow }');
  });

  test.each([
    ['whose rows have a rule of their own', Step, 'version', undefined, 'Wrong.sum is kept, but not everybody who sees a Wrong sees all of its Step'],
    ['of some rows only', Line, 'planned', () => 'true', 'Wrong.sum is kept of all rows, and so takes no { where }'],
    ['of sums', Line, 'spent', undefined, 'Wrong.sum: Line has no column "spent"'],
  ])('a kept sum %s', (_what, target, column, where, message) => {
    const keep = (t: Class): void =>
      Sum<any, any>(() => target as Class, 'planId', column, { ...says, kept: true, where })(t.prototype as object, 'sum');
    expect(declared('wrh', keep)).toThrow(message);
  });

  test('a search of what not all may read', () => {
    class Wrong extends TenantRow {
      @Col('text', says) @Readable('organisation.merge') secret: string;
    }
    Table<Wrong>('wrong', { id: 'wrg', search: ['secret'], ...says })(Wrong);
    expect(() => new Catalogue([Wrong])).toThrow('The search of Wrong uses "secret": only texts that all may read');
  });

  test('a whole that is no relation', () => {
    class Wrong extends TenantRow {}
    Table<Wrong>('wrong', { id: 'wrl', partOf: 'version', ...says })(Wrong);
    expect(() => new Catalogue([Wrong])).toThrow('Wrong is part of "version", which is no @One');
  });

  test('wholes that are part of each other', () => {
    class Wrong extends TenantRow {
      wholeId: string;
    }
    Key()(Wrong.prototype, 'wholeId');
    One(() => Wrong, 'wholeId', says)(Wrong.prototype, 'whole');
    Table<any>('wrong', { id: 'wrm', partOf: 'whole', ...says })(Wrong);
    expect(() => new Catalogue([Wrong])).toThrow('Wrong is part of itself');
  });

  test('a permission on nothing', () => {
    expect(() => declared('wre', (t) => Readable('tenant.read')(t.prototype as object, 'ghost'))).toThrow('Wrong.ghost has @Readable');
  });
});

describe('ids', () => {
  const uuid = '0198c0de-0000-7000-8000-000000000001';
  test('are opaque outside and uuids inside', () => {
    expect(globalId(Plan, uuid)).toBe(`pla_${uuid}`);
    expect(localId(modelOf(Plan), `pla_${uuid}`)).toBe(uuid);
  });
  test.each([`twn_${uuid}`, uuid, 'pla_', 'pla_x', `pla_${uuid}x`, `PLA_${uuid}`, '', null, undefined, 7])(
    'of another kind, or nonsense, find nothing: %s',
    (id) => {
      expect(localId(modelOf(Plan), id)).toBeNull();
    },
  );
});

test('the rule of visibility is given to whoever looks up one row', () => {
  const scope = scopeOf({ tenant: 'x', roles: ['strategist'], towns: ['a', 'b'] });
  expect(visibleSql(modelOf(Town), 't', scope)).toBeNull();
  expect(visibleSql(modelOf(Plan), 't', scope, 2)).toEqual({ sql: `t."stage" <> 'draft' or t."town_id" = any($2::uuid[])`, params: ['{"a","b"}'] });
});

describe('values', () => {
  test.each([
    ['0', 0n],
    ['1200.5', 120_050n],
    ['-0.05', -5n],
    ['2400000.00', 240_000_000n],
  ])('%s is öre', (amount, ore) => {
    expect(oreOf(amount)).toBe(ore);
    expect(oreOf(amountOf(ore))).toBe(ore);
  });
  test.each(['1.001', '', 'x', '1e3', '99999999999999999999'])('%s is no amount', (amount) => {
    expect(() => oreOf(amount)).toThrow(TypeError);
  });
  test.each(['2026-02-29', '2026-13-01', '26-01-01', '0000-01-01', '2026-1-1'])('%s is no day', (day) => {
    expect(() => Day.parseValue(day)).toThrow('cannot represent');
  });
  test.each(['2026-02-29T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01', '2026-01-01T00:00:00'])('%s is no instant', (instant) => {
    expect(() => Instant.parseValue(instant)).toThrow('cannot represent');
  });
  test('that are right are taken as they are', () => {
    expect(Day.parseValue('2024-02-29')).toBe('2024-02-29');
    expect(Instant.parseValue('2026-01-01T00:00:00.123456+01:00')).toBe('2026-01-01T00:00:00.123456+01:00');
    expect(Decimal.parseValue('-12.50')).toBe('-12.50');
  });
});
