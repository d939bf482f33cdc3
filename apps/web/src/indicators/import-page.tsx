import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { ImportMeasurementsDocument, type MemberListFormat, type ValueImportFragment } from '../generated/graphql.ts';
import { useMunicipalities } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { base64Of, downloadText } from '../ui/download.ts';
import { SearchField } from '../ui/fields.tsx';
import { FileField } from '../ui/file-field.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { ImportRows } from './import-rows.tsx';
import { KoladaCard } from './kolada-card.tsx';

/** What is sent: once as a preview, then as it is. */
interface List {
  municipalityId: string | null;
  contentBase64: string;
  format: MemberListFormat;
  fileName: string;
}

interface Checked {
  list: List;
  report: ValueImportFragment;
  done: boolean;
}

/** Values from a file or from Kolada: what would happen is shown first; then all of it happens, or nothing. */
export function ImportValuesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [checked, setChecked] = useState<Checked | null>(null);
  const title = useTitle(checked);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals.title'), to: tenant.path('goals') }, { label: t('measuring.importTitle') }]}
        title={title}
        context={checked ? undefined : t('measuring.importStep')}
        step={checked ? 'check' : 'file'}
      />
      {checked ? (
        <Check checked={checked} onChange={setChecked} />
      ) : (
        <div className="grid cols-2" style={{ alignItems: 'start' }}>
          <FileCard onChecked={setChecked} />
          <KoladaCard />
        </div>
      )}
    </>
  );
}

function useTitle(checked: Checked | null): string {
  const { t } = useTranslation();
  if (!checked) return t('measuring.importFinding');
  const { report } = checked;
  if (checked.done) return t('measuring.imported', { added: report.added, changed: report.changed });
  const count = report.faults.length;
  return count
    ? t('measuring.previewBad', { count, word: atStart(count) })
    : t('measuring.previewClean', { added: report.added, changed: report.changed, same: report.unchanged });
}

function FileCard({ onChecked }: { onChecked: (checked: Checked) => void }) {
  const { t } = useTranslation();
  const [read] = useVerb(ImportMeasurementsDocument, 'importMeasurements');
  const rules = z.object({
    municipalityId: maybe(),
    file: z
      .custom<File | null>()
      .refine((file): file is File => file !== null, { error: () => t('measuring.fileMissing') })
      .refine((file) => !file || file.size <= 740_000, { error: () => t('imports.fileTooBig') }),
  });
  const form = useValues(rules, { municipalityId: '', file: null });
  const submit = async ({ municipalityId, file }: { municipalityId: string | null; file: File | null }) => {
    const format: MemberListFormat = file!.name.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
    const list: List = { municipalityId, contentBase64: await base64Of(file!), format, fileName: file!.name };
    const answer = await read({ ...list, dryRun: true });
    const report = answer.payload?.report;
    if (!report) return answer.faults;
    onChecked({ list, report, done: false });
  };
  return (
    <Card title={t('measuring.fromFile')}>
      <Form form={form} submit={t('measuring.preview')} onSubmit={submit}>
        <SearchField
          name="municipalityId"
          optional
          label={t('goals.municipality')}
          hint={t('networks.wholeRegionHint')}
          choices={useMunicipalities()}
        />
        <FileField name="file" label={t('measuring.file')} hint={t('measuring.fileHint')} accept=".csv,.txt,.xlsx" />
      </Form>
      <p style={{ marginTop: 16 }}>
        <LinkAct onClick={() => downloadText('matvarden.csv', `${t('measuring.templateRows')}\r\n`)}>{t('measuring.template')}</LinkAct>
      </p>
    </Card>
  );
}

function Check({ checked, onChange }: { checked: Checked; onChange: (next: Checked | null) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [read, busy] = useVerb(ImportMeasurementsDocument, 'importMeasurements', { forgets: ['indicators', 'goals', 'measurements', 'me'] });
  const [problems, setProblems] = useState<{ message: string }[]>([]);
  const keyOf = useIdempotencyKey();
  const { report, list } = checked;
  const importNow = async () => {
    const answer = await read({ ...list, dryRun: false }, { idempotencyKey: keyOf(list) });
    if (answer.ok) onChange({ list, report: answer.payload.report ?? report, done: true });
    else setProblems(answer.faults.map(({ message }) => ({ message })));
  };
  return (
    <div className="col">
      <ErrorSummary problems={problems} attempt={problems.length} />
      <div className="row wrap">
        {checked.done ? (
          <LinkButton kind="primary" to={tenant.path('report')}>
            {t('measuring.title')}
          </LinkButton>
        ) : (
          <>
            {report.faults.length || report.added + report.changed === 0 ? null : (
              <Button kind="primary" busy={busy} onClick={() => void importNow()}>
                {t('measuring.importNow', { count: report.added + report.changed })}
              </Button>
            )}
            <Button onClick={() => onChange(null)}>{t('measuring.otherFile')}</Button>
          </>
        )}
      </div>
      <ImportRows report={report} />
    </div>
  );
}
