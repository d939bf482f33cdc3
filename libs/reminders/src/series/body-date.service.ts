import { Injectable } from '@nestjs/common';
import { Body } from '@samnav/networks';
import { access, constraintError, domainError, NotFound } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { BodyDate } from './body-date.entity.ts';
import type { RemoveBodyDateInput, SetBodyDateInput } from './body-date.entity.ts';
import type { BodyDateKind } from './rule.entity.ts';
import { deriveOccurrences } from './derive-occurrences.ts';
import { moveOccurrence } from './move-occurrence.ts';

export const BodyDateTaken = domainError('refused', 'BODY_DATE_TAKEN', {
  sv: 'Organet har redan det datumet.',
  en: 'The body already has that date.',
});
constraintError('body_date_key', () => new BodyDateTaken({}, ['input', 'onDate']));

const FOLLOWERS = `select id from deadline_series where tenant_id = current_tenant() and body_id = $1 and rule ->> 'bodyDate' = $2 order by id`;

/** When bodies send out their documents and meet; the series that follow them follow in the same transaction. */
@Injectable()
export class BodyDateService {
  async set(tx: Tx, input: SetBodyDateInput, source: string | null = null): Promise<string> {
    const body = await tx.find(Body, input.bodyId, ['bodyId']);
    access.require(tx.scope, 'bodyDate.set', { municipalityId: body.municipalityId });
    const { kind, onDate, movedFrom } = input;
    if (movedFrom) return this.move(tx, body.id, kind, movedFrom, onDate);
    const id = await tx.create(BodyDate, { bodyId: body.id, kind, onDate, source }, 'bodyDate.set');
    for (const series of await this.followers(tx, body.id, kind)) await deriveOccurrences(tx, series, true);
    return id;
  }

  private async move(tx: Tx, bodyId: string, kind: BodyDateKind, from: string, to: string): Promise<string> {
    const [there] = await tx.sql<{ id: string }>(
      'select id from body_date where tenant_id = current_tenant() and body_id = $1 and kind = $2 and on_date = $3',
      [bodyId, kind, from],
    );
    if (!there) throw new NotFound({}, ['input', 'movedFrom']);
    const followers = await this.followers(tx, bodyId, kind);
    await moveOccurrence(tx, followers, from, to, () => tx.change(BodyDate, there.id, null, { onDate: to }, 'bodyDate.set'));
    return there.id;
  }

  async remove(tx: Tx, input: RemoveBodyDateInput): Promise<void> {
    const date = await tx.find(BodyDate, input.id, ['id']);
    const body = await tx.get(Body, date.bodyId);
    access.require(tx.scope, 'bodyDate.remove', { municipalityId: body.municipalityId });
    await tx.remove(BodyDate, date.id, input.expectedVersion, 'bodyDate.removed');
    for (const series of await this.followers(tx, body.id, date.kind)) await deriveOccurrences(tx, series, true);
  }

  private async followers(tx: Tx, bodyId: string, kind: string): Promise<string[]> {
    return (await tx.sql<{ id: string }>(FOLLOWERS, [bodyId, kind])).map(({ id }) => id);
  }
}
