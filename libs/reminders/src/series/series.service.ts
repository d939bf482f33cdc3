import { Injectable } from '@nestjs/common';
import { Body, EndsBeforeStart, Municipality, Person, Workgroup } from '@samnav/networks';
import { access, dayAt, domainError, Faults } from '@samnav/platform';
import type { Tx, Where } from '@samnav/platform';
import { DatePrecision, DeadlineKind } from '../deadlines/deadline.entity.ts';
import { task } from '../deadlines/obligations.ts';
import type { Rule } from './anchors.ts';
import { coverLeaving } from '../owners/leaving.ts';
import { planReminders } from '../reminders/plan-reminders.ts';
import { deriveOccurrences } from './derive-occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import { RecurrencePattern } from './rule.entity.ts';
import type { RecurrenceInput } from './rule.entity.ts';
import { DeadlineSeries } from './series.entity.ts';
import type { ChangeDeadlineSeriesInput, CreateDeadlineSeriesInput, EndDeadlineSeriesInput, SkipOccurrenceInput } from './series.entity.ts';

export const RecurrenceNeeds = domainError('invalid', 'RECURRENCE_NEEDS', {
  sv: 'Mönstret {pattern} behöver också {field}.',
  en: 'The pattern {pattern} also needs {field}.',
});
export const NoSuchOccurrence = domainError('refused', 'NO_SUCH_OCCURRENCE', {
  sv: 'Den {day} är ingen gång i serien. Ange dagen som tidsgränsen har som occurrenceOn.',
  en: 'The {day} is no time of the series. Give the day that the deadline has as occurrenceOn.',
});

type Field = Exclude<keyof RecurrenceInput, 'pattern'>;
/** What each pattern must have, and what else it may. */
const uses: Record<RecurrencePattern, { needs: Field[]; may: Field[] }> = {
  yearly: { needs: [], may: ['month', 'dayOfMonth'] },
  quarterly: { needs: [], may: ['dayOfMonth'] },
  monthly: { needs: [], may: ['dayOfMonth'] },
  everyMonths: { needs: ['interval'], may: ['dayOfMonth'] },
  weekday: { needs: ['nth', 'weekday'], may: ['interval', 'month'] },
  periodEnd: { needs: ['period'], may: [] },
  bodyDate: { needs: ['bodyDate', 'bodyId'], may: [] },
};

/** The rule as it is kept, and the body that it follows; faults name the field under `path`. */
export async function ruleOf(tx: Tx, input: RecurrenceInput, path: readonly string[]): Promise<{ rule: Rule; bodyId: string | null }> {
  const { needs, may } = uses[input.pattern];
  const missing = needs.filter((field) => !input[field]); // 0 is no weekday of a month
  if (missing.length) throw new Faults(missing.map((field) => new RecurrenceNeeds({ pattern: input.pattern, field }, ['input', ...path, field])));
  const kept = [...needs, ...may, 'offset', 'offsetUnit'] as (Field & keyof Rule)[];
  const used = Object.fromEntries(kept.flatMap((field) => (input[field] == null || (field as Field) === 'bodyId' ? [] : [[field, input[field]]])));
  const body = await tx.findOptional(Body, input.bodyId, [...path, 'bodyId']);
  return { rule: { pattern: input.pattern, ...used }, bodyId: input.pattern === RecurrencePattern.bodyDate ? body!.id : null };
}

/** As of deadlines: what a municipality owns is its own people's, also where a workgroup works with it. */
const whereOf = ({ municipalityId, workgroupId }: Pick<DeadlineSeries, 'municipalityId' | 'workgroupId'>): Where => ({
  municipalityId,
  workgroupId: municipalityId ? null : workgroupId,
});

/** What comes back. */
@Injectable()
export class DeadlineSeriesService {
  async create(tx: Tx, input: CreateDeadlineSeriesInput, source: string | null = null): Promise<string> {
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    const workgroup = await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId']);
    const place = { municipalityId: municipality?.id ?? null, workgroupId: workgroup?.id ?? null };
    access.require(tx.scope, 'deadlineSeries.create', whereOf(place));
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    const { title, description, startsOn, endsOn, times } = input;
    mustEndAfter(startsOn, endsOn);
    const values = {
      title,
      description,
      startsOn,
      endsOn,
      times,
      obligation: task.obligation,
      kind: input.kind ?? DeadlineKind.AGREED,
      precision: input.precision ?? DatePrecision.day,
      evidenceRequired: input.evidenceRequired ?? false,
      makesFrom: dayAt(tx.now),
      ownerId: owner.id,
      source,
    };
    const id = await tx.create(DeadlineSeries, { ...values, ...place, ...(await ruleOf(tx, input.rule, ['rule'])) }, 'deadlineSeries.created');
    const [next] = await deriveOccurrences(tx, id, false);
    await coverLeaving(tx, owner.id);
    if (next) await planReminders(tx, [next], { assigned: tx.scope.personId !== null }); // one letter says whose it is, not thirteen
    return id;
  }

  async change(tx: Tx, input: ChangeDeadlineSeriesInput): Promise<string> {
    const series = await this.one(tx, input.id, 'deadlineSeries.change');
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const { description, endsOn, times } = input;
    mustEndAfter(input.startsOn ?? series.startsOn, endsOn === undefined ? series.endsOn : endsOn);
    const changes = {
      description,
      endsOn,
      times,
      title: input.title ?? undefined,
      startsOn: input.startsOn ?? undefined,
      kind: input.kind ?? undefined,
      precision: input.precision ?? undefined,
      evidenceRequired: input.evidenceRequired ?? undefined,
      ownerId: owner?.id,
      // what would have been due already is no promise that anybody made
      ...((input.rule || input.startsOn) && { makesFrom: dayAt(tx.now) }),
      ...(input.rule && (await ruleOf(tx, input.rule, ['rule']))),
    };
    await tx.change(DeadlineSeries, series.id, input.expectedVersion, changes, 'deadlineSeries.changed');
    await deriveOccurrences(tx, series.id, true);
    if (owner) await coverLeaving(tx, owner.id);
    return series.id;
  }

  async end(tx: Tx, input: EndDeadlineSeriesInput): Promise<string> {
    const series = await this.one(tx, input.id, 'deadlineSeries.end');
    const endsOn = input.endsOn ?? dayAt(tx.now);
    if (input.endsOn) mustEndAfter(series.startsOn, endsOn);
    await tx.change(DeadlineSeries, series.id, input.expectedVersion, { endsOn }, 'deadlineSeries.ended');
    await deriveOccurrences(tx, series.id, true);
    return series.id;
  }

  async skip(tx: Tx, input: SkipOccurrenceInput): Promise<string> {
    const series = await this.one(tx, input.id, 'deadlineSeries.change');
    const { occurrenceOn } = input;
    const all = await occurrencesOf(tx, { ...series, skips: [] }, occurrenceOn);
    if (!all.some(({ on }) => on === occurrenceOn)) throw new NoSuchOccurrence({ day: occurrenceOn }, ['input', 'occurrenceOn']);
    const skips = [...new Set([...series.skips, occurrenceOn])].sort();
    await tx.change(DeadlineSeries, series.id, input.expectedVersion, { skips }, 'deadlineSeries.changed');
    await deriveOccurrences(tx, series.id, true);
    return series.id;
  }

  private async one(tx: Tx, id: string, operation: 'deadlineSeries.change' | 'deadlineSeries.end'): Promise<DeadlineSeries> {
    const series = await tx.find(DeadlineSeries, id, ['id']);
    access.require(tx.scope, operation, whereOf(series));
    return series;
  }
}

function mustEndAfter(startsOn: string, endsOn: string | null | undefined): void {
  if (endsOn && endsOn < startsOn) throw new EndsBeforeStart({}, ['input', 'endsOn']);
}
