import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { ImportFromKoladaDocument, KoladaImportDocument, KoladaIndicatorsDocument } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface Asked {
  indicatorId: string;
  firstYear: number;
  lastYear: number;
}

/** Figures of Kolada, fetched by a worker: first what would happen, then as drafts. */
export function KoladaCard() {
  const { t } = useTranslation();
  const indicators = usePages(KoladaIndicatorsDocument, 'indicators', { all: true }).data?.nodes ?? [];
  const [run, busy] = useVerb(ImportFromKoladaDocument, 'importFromKolada');
  const [asked, setAsked] = useState<{ of: Asked; id: string; dryRun: boolean } | null>(null);
  const rules = z.object({
    indicatorId: filled(t('measuring.indicator')),
    years: filled(t('measuring.years')).refine((value) => yearsOf(value) !== null, { error: () => t('measuring.badYears') }),
  });
  const form = useValues(rules, { indicatorId: '', years: '' });
  const ask = async (of: Asked, dryRun: boolean) => {
    const answer = await run({ ...of, dryRun });
    if (answer.ok && answer.payload.koladaImport) setAsked({ of, id: answer.payload.koladaImport.id, dryRun });
    return answer.faults;
  };
  const choices = indicators.filter((each) => each.viewerCan.import).map((each) => ({ value: each.id, label: `${each.name} (${each.koladaId})` }));
  return (
    <Card title={t('measuring.fromKolada')}>
      <Form form={form} submit={t('measuring.preview')} onSubmit={({ indicatorId, years }) => ask({ indicatorId, ...yearsOf(years)! }, true)}>
        <SearchField name="indicatorId" label={t('measuring.indicator')} choices={choices} />
        <TextField name="years" label={t('measuring.years')} hint={t('measuring.yearsHint')} />
      </Form>
      {asked ? (
        <Outcome key={asked.id} id={asked.id} dryRun={asked.dryRun}>
          <Button kind="primary" busy={busy} onClick={() => void ask(asked.of, false)}>
            {t('measuring.koladaNow')}
          </Button>
        </Outcome>
      ) : null}
      <p className="sm t2" style={{ marginTop: 12 }}>
        {t('measuring.koladaNote')}
      </p>
    </Card>
  );
}

/** "2024" or "2019–2024" as first and last year; null where it is neither. */
function yearsOf(written: string): { firstYear: number; lastYear: number } | null {
  const match = /^\s*((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?\s*$/.exec(written);
  if (!match) return null;
  const [firstYear, lastYear] = [Number(match[1]), Number(match[2] ?? match[1])];
  return firstYear <= lastYear ? { firstYear, lastYear } : null;
}

/** How far the worker has come; asked again until it is done. */
function Outcome({ id, dryRun, children }: { id: string; dryRun: boolean; children: React.ReactNode }) {
  const { t } = useTranslation();
  const { data, stopPolling } = useQuery(KoladaImportDocument, { variables: { id }, pollInterval: 1500, fetchPolicy: 'network-only' });
  const job = data?.node?.__typename === 'KoladaImport' ? data.node : null;
  if (!job || job.state === 'waiting')
    return (
      <p role="status" style={{ marginTop: 12 }}>
        {t('measuring.koladaWaits')}
      </p>
    );
  stopPolling();
  if (job.state === 'failed')
    return (
      <p role="alert" className="notice bad" style={{ marginTop: 12 }}>
        {t('measuring.koladaFailed', { reason: job.failure ?? '' })}
      </p>
    );
  const { added = 0, changed = 0, unchanged = 0 } = (job.report ?? {}) as { added?: number; changed?: number; unchanged?: number };
  return (
    <div role="status" style={{ marginTop: 12 }}>
      <p>{dryRun ? t('measuring.koladaWould', { added, changed, same: unchanged }) : t('measuring.imported', { added, changed })}</p>
      {dryRun && added + changed > 0 ? <div style={{ marginTop: 8 }}>{children}</div> : null}
    </div>
  );
}
