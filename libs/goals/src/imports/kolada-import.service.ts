import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { IndicatorAggregation } from '../indicators/indicator-choices.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { importFromKolada } from './import-from-kolada.job.ts';
import { KoladaImport } from './kolada-import.entity.ts';
import type { ImportFromKoladaInput } from './measurement-import.types.ts';

export const KoladaIdMissing = domainError('refused', 'KOLADA_ID_MISSING', {
  sv: 'Indikatorn har inget id hos Kolada. Ange det först, till exempel N00401.',
  en: 'The indicator has no id at Kolada. Give it first, e.g. N00401.',
});
export const KoladaCannotBeRatio = domainError('refused', 'KOLADA_CANNOT_BE_RATIO', {
  sv: 'Kolada har bara färdiga värden. Låt indikatorn vägas samman efter invånare, summeras eller ta det senaste värdet.',
  en: 'Kolada has finished values only. Let the indicator be weighted by inhabitants, summed, or take the latest value.',
});
export const KoladaYears = domainError('invalid', 'KOLADA_YEARS', {
  sv: 'Det sista året ska vara samma år eller högst 49 år efter det första.',
  en: 'The last year should be the same year or at most 49 after the first.',
});
constraintError('kolada_import_years', () => new KoladaYears({}, ['input', 'lastYear']));

/** Asks the worker for figures from Kolada; what it finds becomes drafts, never more. */
@Injectable()
export class KoladaImportService {
  async ask(tx: Tx, input: ImportFromKoladaInput): Promise<string> {
    const indicator = await tx.find(Indicator, input.indicatorId, ['indicatorId']);
    access.require(tx.scope, 'measurement.import', { municipalityId: indicator.municipalityId });
    if (!indicator.koladaId) throw new KoladaIdMissing({}, ['input', 'indicatorId'], { allowed: ['updateIndicator'] });
    if (indicator.aggregation === IndicatorAggregation.ratio || indicator.aggregation === IndicatorAggregation.text)
      throw new KoladaCannotBeRatio({}, ['input', 'indicatorId']);
    const { firstYear, lastYear, dryRun } = input;
    const asked = { indicatorId: indicator.id, firstYear, lastYear, dryRun, requestedById: tx.scope.personId };
    const importId = await tx.create(KoladaImport, asked, 'koladaImport.askedFor');
    const municipalities = await tx.sql<{ code: string }>(
      `select distinct k.code from indicator_scope s join municipality k on k.tenant_id = s.tenant_id and k.id = s.municipality_id
       where s.tenant_id = current_tenant() and s.indicator_id = $1 and s.kind = 'municipality' order by k.code`,
      [indicator.id],
    );
    const { koladaId: kpi, aggregation } = indicator;
    await tx.emit(importFromKolada, { importId, kpi, aggregation, municipalities: municipalities.map(({ code }) => code), firstYear, lastYear });
    return importId;
  }
}
