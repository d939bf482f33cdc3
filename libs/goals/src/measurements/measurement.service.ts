import { Injectable } from '@nestjs/common';
import { access, globalId, VersionConflict } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { PersonNeeded } from '@samnav/reminders';
import { IndicatorAggregation } from '../indicators/indicator-choices.ts';
import { IndicatorScope, whereOfScope } from '../indicators/indicator-scope.entity.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { ReportingPeriod } from '../periods/reporting-period.entity.ts';
import { askForApproval, handBack, isApproved } from './measurement-obligations.ts';
import { partsOf, saveParts } from './measurement-parts.ts';
import { Measurement } from './measurement.entity.ts';
import type { ApproveMeasurementInput, ReturnMeasurementInput, SaveMeasurementInput, SubmitMeasurementInput } from './measurement.inputs.ts';
import { valueOf } from './measured-value.ts';
import type { Figures } from './measured-value.ts';
import { MeasurementIsApproved, MeasurementIsSubmitted, MeasurementLacks, MeasurementNeedsSecondPerson } from './refusals.ts';
import { MeasurementNotSubmitted, PeriodOfOtherLength } from './refusals.ts';

/** What furnishing and imports may say beside what people say. */
export interface Told {
  source?: string;
  importedFrom?: string | null;
}

const words: Record<'value' | 'numerator' | 'denominator' | 'text', { sv: string; en: string }> = {
  value: { sv: 'värdet', en: 'the value' },
  numerator: { sv: 'täljaren', en: 'the numerator' },
  denominator: { sv: 'nämnaren', en: 'the denominator' },
  text: { sv: 'texten', en: 'the text' },
};
const figures = ['value', 'numerator', 'denominator', 'text'] as const;
/** What cannot be missing, so that the region can be counted. */
const needed: Record<IndicatorAggregation, readonly (keyof typeof words)[]> = {
  sum: ['value'],
  latest: ['value'],
  ratio: ['numerator', 'denominator'],
  weighted: ['value', 'denominator'],
  text: ['text'],
};

/** Measurements: written, submitted, returned, approved by somebody else. */
@Injectable()
export class MeasurementService {
  /** Writes the draft of a scope and period, the first time or again. */
  async save(tx: Tx, input: SaveMeasurementInput & Told): Promise<string> {
    const scope = await tx.find(IndicatorScope, input.scopeId, ['scopeId']);
    const period = await tx.find(ReportingPeriod, input.periodId, ['periodId']);
    access.require(tx.scope, 'measurement.save', whereOfScope(scope));
    const parts = input.parts && (await partsOf(tx, input.parts));
    const indicator = await tx.get(Indicator, scope.indicatorId);
    if ((scope.periodicity ?? indicator.periodicity) !== period.periodicity) throw new PeriodOfOtherLength({}, ['input', 'periodId']);
    const there = await this.held(tx, scope.id, period.id);
    const { numerator, denominator, text, note, source } = input;
    // a figure that somebody has changed is no longer what was imported
    const importedFrom =
      input.importedFrom ?? (figures.some((column) => input[column] !== undefined && input[column] !== there?.[column]) ? null : undefined);
    const said = { numerator, denominator, text, note, importedFrom, source, precision: input.precision ?? undefined };
    const value = await valueOf(tx, indicator, { ...given(there), ...given(input) }, input.value);
    const id = there
      ? await this.again(tx, there, input.expectedVersion, { ...said, value })
      : await tx.create(Measurement, { indicatorId: indicator.id, scopeId: scope.id, periodId: period.id, ...said, value }, 'measurement.saved');
    if (parts) await saveParts(tx, indicator, id, parts);
    return id;
  }

  /** Hands it in for somebody else’s approval; who was asked for it has then reported. */
  async submit(tx: Tx, input: SubmitMeasurementInput): Promise<string> {
    const { measurement, indicator } = await this.found(tx, input, 'measurement.save');
    if (measurement.submittedAt) throw new MeasurementIsSubmitted({}, ['input', 'id'], { allowed: ['returnMeasurement'] });
    const lacks = needed[indicator.aggregation].find((column) => measurement[column] === null);
    if (lacks) throw new MeasurementLacks({ lacks: words[lacks] }, ['input', 'id'], { allowed: ['saveMeasurement'] });
    const submitted = { submittedAt: new Date(tx.now), submittedById: actor(tx) };
    const again = { returnedAt: null, returnedById: null, returnReason: null };
    await tx.change(Measurement, measurement.id, input.expectedVersion, { ...submitted, ...again }, 'measurement.submitted');
    await askForApproval(tx, measurement.id);
    return measurement.id;
  }

  async approve(tx: Tx, input: ApproveMeasurementInput): Promise<string> {
    const { measurement } = await this.found(tx, input, 'measurement.approve');
    if (!measurement.submittedAt) throw new MeasurementNotSubmitted({}, ['input', 'id']);
    if (measurement.approvedAt) throw new MeasurementIsApproved({}, ['input', 'id'], { allowed: ['returnMeasurement'] });
    const approved = { approvedAt: new Date(tx.now), approvedById: actor(tx) };
    if (approved.approvedById === measurement.submittedById) throw new MeasurementNeedsSecondPerson({}, ['input', 'id']);
    await tx.change(Measurement, measurement.id, input.expectedVersion, approved, 'measurement.approved');
    await isApproved(tx, measurement.id);
    return measurement.id;
  }

  /** Gives it back to be worked on, also one that was approved: its figures count no longer. */
  async return(tx: Tx, input: ReturnMeasurementInput): Promise<string> {
    const { measurement } = await this.found(tx, input, 'measurement.approve');
    if (!measurement.submittedAt) throw new MeasurementNotSubmitted({}, ['input', 'id']);
    const returned = { returnedAt: new Date(tx.now), returnedById: actor(tx), returnReason: input.reason };
    const before = { submittedAt: null, submittedById: null, approvedAt: null, approvedById: null };
    await tx.change(Measurement, measurement.id, input.expectedVersion, { ...returned, ...before }, 'measurement.returned', input.reason);
    await handBack(tx, measurement.id, measurement.submittedById!);
    return measurement.id;
  }

  /** The measurement of a scope and period, held until the transaction ends. */
  private async held(tx: Tx, scopeId: string, periodId: string): Promise<Measurement | null> {
    const [row] = await tx.sql<{ id: string }>(
      'select id from measurement where tenant_id = current_tenant() and scope_id = $1 and period_id = $2 for update',
      [scopeId, periodId],
    );
    return row ? tx.get(Measurement, row.id) : null;
  }

  private async again(tx: Tx, there: Measurement, version: number | null | undefined, values: Partial<Measurement>): Promise<string> {
    if (there.submittedAt) throw new MeasurementIsSubmitted({}, ['input'], { allowed: ['returnMeasurement'] });
    // what was only asked for is nobody's work yet
    const empty = figures.every((column) => there[column] === null);
    if (version == null && !empty) throw new VersionConflict({ currentVersion: there.version, current: globalId(Measurement, there.id) });
    await tx.change(Measurement, there.id, version ?? null, values, 'measurement.saved');
    return there.id;
  }

  /** The measurement, held in the version that the user saw, with its indicator. */
  private async found(tx: Tx, { id, expectedVersion }: ApproveMeasurementInput, operation: Operation) {
    const { id: uuid, scopeId, indicatorId } = await tx.find(Measurement, id, ['id']);
    access.require(tx.scope, operation, whereOfScope(await tx.get(IndicatorScope, scopeId)));
    const measurement = await tx.change(Measurement, uuid, expectedVersion, {}, 'measurement.held');
    return { measurement, indicator: await tx.get(Indicator, indicatorId) };
  }
}

/** Only what was said, so that what was not stays as it was. */
const given = (row: Figures | null): Figures => {
  const { numerator, denominator } = row ?? {};
  return { ...(numerator !== undefined && { numerator }), ...(denominator !== undefined && { denominator }) };
};

/** Who acts: what is submitted and approved is answered for by people. */
function actor(tx: Tx): string {
  if (!tx.scope.personId) throw new PersonNeeded();
  return tx.scope.personId;
}
