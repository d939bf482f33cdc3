import { Injectable } from '@nestjs/common';
import { Municipality } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { replanAll } from '../reminders/replan-reminders.ts';
import { Ladder, QuietDays, StepUnit } from './ladder.entity.ts';
import type { LadderStepInput, RemoveLadderInput, SetLadderInput } from './ladder.inputs.ts';
import { checkLadder } from './ladder.rules.ts';

export const LadderExists = domainError('refused', 'LADDER_EXISTS', {
  sv: 'Den trappan finns redan. Läs den och ange dess version.',
  en: 'That ladder is there already. Read it and give its version.',
});
export const LadderIsDefault = domainError('refused', 'LADDER_IS_DEFAULT', {
  sv: 'Det är regionens trappa för allt som inte har någon egen. Ändra den i stället.',
  en: 'This is the region’s ladder for all that have none of their own. Change it instead.',
});
constraintError('ladder_place_key', () => new LadderExists({}, ['input', 'obligation'])); // two at once made the same

/** A ladder's columns for its steps, in the order of the input. */
const row = (step: LadderStepInput, at: number): Record<string, unknown> => ({
  position: at + 1,
  offset_days: step.offsetDays,
  unit: step.unit ?? StepUnit.days,
  recipient_role: step.recipientRole,
  channel: step.channel ?? null,
  wording_sv: step.wordingSv ?? null,
  wording_en: step.wordingEn ?? null,
  repeat_every: step.repeatEvery ?? null,
  repeat_times: step.repeatTimes ?? null,
  min_period: step.minPeriod ?? null,
  max_period: step.maxPeriod ?? null,
});
/** The steps of an input as rows of `ladder_step`. */
export const stepRows = (steps: readonly LadderStepInput[]): Record<string, unknown>[] => steps.map(row);

const COLUMNS = 'position, offset_days, unit, recipient_role, channel, wording_sv, wording_en, repeat_every, repeat_times, min_period, max_period';
const STEPS = `select coalesce(jsonb_agg(to_jsonb(s) order by s.position), '[]') as steps
  from (select ${COLUMNS} from ladder_step where tenant_id = current_tenant() and ladder_id = $1) s`;
const REPLACE = `insert into ladder_step (ladder_id, ${COLUMNS}) select $1, ${COLUMNS} from jsonb_populate_recordset(null::ladder_step, $2::jsonb)`;

/** Who is reminded when, and who is told when nothing happens: the region's ladders and the municipalities' own. */
@Injectable()
export class LadderService {
  /** Makes the ladder of an obligation in a place, or replaces what is there. What is open follows it at once. */
  async set(tx: Tx, input: SetLadderInput): Promise<string> {
    const municipalityId = (await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']))?.id ?? null;
    access.require(tx.scope, 'ladder.update', { municipalityId });
    checkLadder(input);
    const { obligation } = input;
    const values = { quiet: input.quiet ?? QuietDays.none, sendTime: `${input.sendTime ?? '08:00'}:00` };
    const there = await this.there(tx, obligation, municipalityId);
    if (there && input.expectedVersion == null) throw new LadderExists({}, ['input', 'expectedVersion']);
    if (there) await tx.change(Ladder, there, input.expectedVersion!, values, 'ladder.updated');
    const id = there ?? (await tx.create(Ladder, { obligation, municipalityId, ...values }, 'ladder.created'));
    await this.setSteps(tx, id, stepRows(input.steps));
    await this.follow(tx, { obligation, municipalityId });
    return id;
  }

  /** Takes a ladder away; answers the one that counts instead. */
  async remove(tx: Tx, input: RemoveLadderInput): Promise<string> {
    const { id, obligation, municipalityId } = await tx.find(Ladder, input.id, ['id']);
    access.require(tx.scope, 'ladder.update', { municipalityId });
    if (obligation === 'any' && !municipalityId) throw new LadderIsDefault({}, ['input', 'id']);
    await tx.remove(Ladder, id, input.expectedVersion, 'ladder.removed');
    await this.follow(tx, { obligation, municipalityId });
    const [instead] = await tx.sql<{ id: string }>(
      `select id from ladder where tenant_id = current_tenant() and obligation in ($1, 'any') and (municipality_id is null or municipality_id = $2)
       order by obligation = 'any', municipality_id is null limit 1`,
      [obligation, municipalityId],
    );
    return instead!.id;
  }

  private async there(tx: Tx, obligation: string, municipalityId: string | null): Promise<string | null> {
    const [found] = await tx.sql<{ id: string }>(
      'select id from ladder where tenant_id = current_tenant() and obligation = $1 and municipality_id is not distinct from $2',
      [obligation, municipalityId],
    );
    return found?.id ?? null;
  }

  private async setSteps(tx: Tx, id: string, after: Record<string, unknown>[]): Promise<void> {
    const [before] = await tx.sql<{ steps: Record<string, unknown>[] }>(STEPS, [id]);
    const same =
      before!.steps.length === after.length && before!.steps.every((step, i) => Object.keys(step).every((key) => step[key] === after[i]![key]));
    if (same) return;
    await tx.sql('delete from ladder_step where tenant_id = current_tenant() and ladder_id = $1', [id]);
    await tx.sql(REPLACE, [id, JSON.stringify(after)]);
    // the steps are part of the ladder: who saw it before must see it again before changing it
    await tx.sql('update ladder set version = version + 1, updated_at = samnav_now() where tenant_id = current_tenant() and id = $1', [id]);
    await tx.record('ladder.stepsSet', Ladder, id, { changes: { steps: { before: before!.steps, after } } });
  }

  private follow(tx: Tx, { obligation, municipalityId }: { obligation: string; municipalityId: string | null }): Promise<void> {
    return replanAll(tx, { ...(municipalityId && { municipalityId }), ...(obligation !== 'any' && { obligation }) });
  }
}
