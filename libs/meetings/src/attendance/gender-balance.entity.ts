import { registerEnumType } from '@nestjs/graphql';
import { Body, Municipality, Network, Workgroup } from '@samnav/networks';
import { Col, Computed, Hidden, Key, One, OneOf, Table, TenantKey } from '@samnav/platform';
import type { Node, Ref, Row, ScopeSql } from '@samnav/platform';
import { Meeting } from '../meetings/meeting.entity.ts';
import { insideHost } from './inside.ts';

const says = {
  women: 'How many women were present; null where it is not told.',
  men: 'How many men were present; null where it is not told.',
  other: 'How many were present who are neither; null where it is not told.',
  unknown: 'Of how many who were present nothing is recorded, or who do not want to say; null where it is not told.',
  meets4060:
    'Whether neither women nor men are under 40 % of the two; exactly 40 % suffices. Null where it is not told, where nobody was there, or where the unknown could turn the answer.',
  womenShare: 'Women in per cent of women and men, e.g. "41.67"; null where it is not told or nobody was there.',
  menShare: 'Men in per cent of women and men, e.g. "58.33"; null where it is not told or nobody was there.',
};
type Cell = 'women' | 'men' | 'other' | 'unknown';

/** A cell of a meeting as the viewer may know it. */
const told = (g: Row<GenderBalance>, cell: keyof GenderBalance): string => `case when ${g.held} and not ${g.hidden} then ${g[cell]} end`;

/**
 * A meeting has its balance's own uuid. Everybody is told the cells of a meeting where each has nobody or five people and more, from the
 * day after it; the group itself always.
 */
@Table<GenderBalance>('gender_balance', {
  id: 'gba',
  allow: 'meeting.read',
  partOf: 'meeting',
  description:
    'How many women and men were present at a meeting that was held, counted from its attendance. A cell of one to four people is told only to the group itself; where there is one, no cell is told to others.',
})
export class GenderBalance extends TenantKey {
  @One(() => Meeting, 'id', { description: 'The meeting.' }) meeting: Ref<Meeting>;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) networkId: string | null;
  @Key({ nullable: true }) bodyId: string | null;
  @Key({ nullable: true }) projectId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Hidden('flag') held: boolean;
  @Hidden('flag') open: boolean;
  @Hidden('int', { column: 'women' }) womenThere: number;
  @Hidden('int', { column: 'men' }) menThere: number;
  @Hidden('int', { column: 'other' }) otherThere: number;
  @Hidden('int', { column: 'unknown' }) unknownThere: number;
  @Computed<GenderBalance>('flag', (g, scope) => `${g.held} and not (${g.open} or ${insideHost(g, scope)})`, {
    description: 'Whether it is kept from you: a cell has one to four people, or the meeting was held today, and you are not of its group.',
  })
  hidden: boolean;
  @Computed<GenderBalance>('int', (g) => told(g, 'womenThere'), { nullable: true, description: says.women }) women: number | null;
  @Computed<GenderBalance>('int', (g) => told(g, 'menThere'), { nullable: true, description: says.men }) men: number | null;
  @Computed<GenderBalance>('int', (g) => told(g, 'otherThere'), { nullable: true, description: says.other }) other: number | null;
  @Computed<GenderBalance>('int', (g) => told(g, 'unknownThere'), { nullable: true, description: says.unknown }) unknown: number | null;
  @Computed<GenderBalance>('flag', (g) => `meets_4060(${g.women}, ${g.men}, ${g.unknown})`, { nullable: true, description: says.meets4060 })
  meets4060: boolean | null;
  @Computed<GenderBalance>('decimal', (g) => `gender_share(${g.women}, ${g.men})`, { nullable: true, description: says.womenShare })
  womenShare: string | null;
  @Computed<GenderBalance>('decimal', (g) => `gender_share(${g.men}, ${g.women})`, { nullable: true, description: says.menShare })
  menShare: string | null;
}

export enum GenderBalanceHost {
  workgroup = 'workgroup',
  network = 'network',
  body = 'body',
  project = 'project',
  municipality = 'municipality',
  region = 'region',
  all = 'all',
}
registerEnumType(GenderBalanceHost, {
  name: 'GenderBalanceHost',
  description: 'Whose meetings of a year are counted together.',
  valuesMap: {
    workgroup: { description: 'A workgroup’s.' },
    network: { description: 'A network’s.' },
    body: { description: 'A body’s.' },
    project: { description: 'A project’s own.' },
    municipality: { description: 'A municipality’s, of no group.' },
    region: { description: 'The region’s, of no group.' },
    all: { description: 'All meetings of the year.' },
  },
});

/** Whether the viewer is told the year as it is. */
const insideYear = (y: Row<GenderBalanceYear>, scope: ScopeSql): string =>
  `case when ${y.host} = 'all' then ${scope.can('attendance.record', {})} else ${insideHost(y, scope)} end`;
const toldOfYear =
  (cell: Cell) =>
  (y: Row<GenderBalanceYear>, scope: ScopeSql): string =>
    `case when ${insideYear(y, scope)} then ${y[`${cell}There`]} else ${y[`${cell}Shown`]} end`;

@Table<GenderBalanceYear>('gender_balance_year', {
  id: 'gby',
  list: 'genderBalances',
  allow: 'meeting.read',
  order: ['-year', 'host'],
  description:
    'Women and men at a year’s held meetings of one group, or of all; who comes to several is counted each time. Others than the group are told the sum of what may be told: meetings where each cell has nobody or five people and more and, after the year, the group’s other meetings together where that holds of them. What may not be told is left out, and it is said how many meetings that is.',
})
export class GenderBalanceYear extends TenantKey {
  @Col('int', { description: 'The year, e.g. 2009.' }) year: number;
  @Col('choice', { enum: GenderBalanceHost, description: 'Whose meetings they are.' }) host: GenderBalanceHost;
  @Col('int', { description: 'How many meetings were held.' }) meetingCount: number;
  @Hidden('int') shownLeftOut: number;
  @Hidden('text', { nullable: true }) hostType: string | null;
  @Hidden('uuid', { nullable: true }) hostUuid: string | null;
  @OneOf<GenderBalanceYear>('hostType', 'hostUuid', { description: 'The group, body, project or municipality; null for the region’s and for all.' })
  of: Ref<Node>;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) networkId: string | null;
  @Key({ nullable: true }) bodyId: string | null;
  @Key({ nullable: true }) projectId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup.',
    reverse: { name: 'genderBalances', description: 'Women and men at its meetings, year by year.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Network, 'networkId', {
    description: 'The network.',
    reverse: { name: 'genderBalances', description: 'Women and men at its meetings, year by year.' },
  })
  network: Ref<Network>;
  @One(() => Body, 'bodyId', {
    description: 'The body.',
    reverse: { name: 'genderBalances', description: 'Women and men at its meetings, year by year.' },
  })
  body: Ref<Body>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality that the meetings belong to.',
    reverse: { name: 'genderBalances', description: 'Women and men at the meetings that belong to it, group by group and year by year.' },
  })
  municipality: Ref<Municipality>;
  @Hidden('int', { column: 'women' }) womenThere: number;
  @Hidden('int', { column: 'men' }) menThere: number;
  @Hidden('int', { column: 'other' }) otherThere: number;
  @Hidden('int', { column: 'unknown' }) unknownThere: number;
  @Hidden('int', { column: 'shown_women' }) womenShown: number;
  @Hidden('int', { column: 'shown_men' }) menShown: number;
  @Hidden('int', { column: 'shown_other' }) otherShown: number;
  @Hidden('int', { column: 'shown_unknown' }) unknownShown: number;
  @Computed<GenderBalanceYear>('int', toldOfYear('women'), { description: says.women }) women: number;
  @Computed<GenderBalanceYear>('int', toldOfYear('men'), { description: says.men }) men: number;
  @Computed<GenderBalanceYear>('int', toldOfYear('other'), { description: says.other }) other: number;
  @Computed<GenderBalanceYear>('int', toldOfYear('unknown'), { description: says.unknown }) unknown: number;
  @Computed<GenderBalanceYear>('flag', (y) => `meets_4060(${y.women}, ${y.men}, ${y.unknown})`, { nullable: true, description: says.meets4060 })
  meets4060: boolean | null;
  @Computed<GenderBalanceYear>('decimal', (y) => `gender_share(${y.women}, ${y.men})`, { nullable: true, description: says.womenShare })
  womenShare: string | null;
  @Computed<GenderBalanceYear>('decimal', (y) => `gender_share(${y.men}, ${y.women})`, { nullable: true, description: says.menShare })
  menShare: string | null;
  @Computed<GenderBalanceYear>('int', (y, scope) => `case when ${insideYear(y, scope)} then 0 else ${y.shownLeftOut} end`, {
    description: 'How many of the meetings are not counted, because it would tell of a few people.',
  })
  leftOutCount: number;
}
