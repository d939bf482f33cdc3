import { FileInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { ImportMembersDocument, PreviewMemberImportDocument, type ImportReportFragment, type MemberListFormat } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { base64Of, downloadText } from '../ui/download.ts';
import { SearchField } from '../ui/fields.tsx';
import { ErrorSummary, fieldId, Form } from '../ui/form.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useImportNetworks } from './choices.ts';
import { ImportReport } from './import-report.tsx';

interface List {
  networkId: string;
  contentBase64: string;
  format: MemberListFormat;
}

interface Checked {
  list: List;
  report: ImportReportFragment;
}

/** A member list from a file: what would happen is shown first; then everything is read in, or nothing. */
export function ImportPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [finished, setFinished] = useState<{ networkId: string; report: ImportReportFragment } | null>(null);
  const title = useTitle(checked?.report, finished !== null);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.networks'), to: tenant.path('networks') }, { label: t('imports.title') }]}
        title={title}
        context={checked || finished ? undefined : t('imports.step')}
        step={finished ? 'done' : checked ? 'check' : 'file'}
      />
      {finished ? (
        <div className="col">
          <ImportReport report={finished.report} />
          <div>
            <LinkButton kind="primary" to={tenant.path(`networks/${finished.networkId}`)}>
              {t('imports.toNetwork')}
            </LinkButton>
          </div>
        </div>
      ) : checked ? (
        <Check checked={checked} onBack={() => setChecked(null)} onDone={(report) => setFinished({ networkId: checked.list.networkId, report })} />
      ) : (
        <Choose onChecked={setChecked} />
      )}
    </>
  );
}

const badRows = (report: ImportReportFragment): number => new Set(report.faults.map((fault) => fault.row)).size;

function useTitle(report: ImportReportFragment | undefined, finished: boolean): string {
  const { t } = useTranslation();
  if (finished) return t('imports.findingDone');
  if (!report) return t('imports.finding');
  const bad = badRows(report);
  const total = report.rows.length;
  return bad ? t('imports.findingBad', { count: bad, word: atStart(bad), total: inWords(total) }) : t('imports.findingClean', { count: total });
}

function Choose({ onChecked }: { onChecked: (checked: Checked) => void }) {
  const { t } = useTranslation();
  const { network } = useSearch({ strict: false }) as { network?: string };
  const [preview] = useVerb(PreviewMemberImportDocument, 'previewMemberImport');
  const rules = z.object({
    networkId: filled(t('imports.network')),
    file: z
      .custom<File | null>()
      .refine((file): file is File => file !== null, { error: () => t('imports.fileMissing') })
      .refine((file) => !file || file.size <= 740_000, { error: () => t('imports.fileTooBig') }),
  });
  const form = useValues(rules, { networkId: network ?? '', file: null });
  const submit = async ({ networkId, file }: { networkId: string; file: File | null }) => {
    const format: MemberListFormat = file!.name.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
    const list: List = { networkId, contentBase64: await base64Of(file!), format };
    const answer = await preview(list);
    const report = answer.payload?.preview;
    if (!report) return answer.faults;
    onChecked({ list, report });
  };
  return (
    <Card>
      <Form form={form} submit={t('imports.preview')} onSubmit={submit}>
        <SearchField name="networkId" label={t('imports.network')} choices={useImportNetworks()} />
        <FileField />
      </Form>
      <p style={{ marginTop: 16 }}>
        <LinkAct onClick={() => downloadText('medlemslista.csv', `${t('imports.templateRows')}\r\n`)}>{t('imports.template')}</LinkAct>
      </p>
    </Card>
  );
}

function FileField() {
  const { t } = useTranslation();
  const { field, fieldState } = useController<{ file: File | null }, 'file'>({ name: 'file' });
  return (
    <FileInput
      id={fieldId('file')}
      label={t('imports.file')}
      description={t('imports.fileHint')}
      accept=".csv,.txt,.xlsx"
      required
      value={field.value}
      onChange={field.onChange}
      error={fieldState.error?.message}
    />
  );
}

function Check({ checked, onBack, onDone }: { checked: Checked; onBack: () => void; onDone: (report: ImportReportFragment) => void }) {
  const { t } = useTranslation();
  const [read, busy] = useVerb(ImportMembersDocument, 'importMembers', { forgets: ['networks', 'organisations', 'people'] });
  const [problems, setProblems] = useState<string[]>([]);
  const keyOf = useIdempotencyKey();
  const bad = badRows(checked.report);
  const count = checked.report.rows.length;
  const importNow = async () => {
    const answer = await read(checked.list, { idempotencyKey: keyOf(checked.list) });
    if (answer.ok) onDone(answer.payload.report ?? checked.report);
    else setProblems(answer.faults.map((fault) => fault.message));
  };
  return (
    <div className="col">
      <ErrorSummary problems={problems.map((message) => ({ message }))} attempt={problems.length} />
      {bad ? (
        <p className="notice bad" role="status">
          {t('imports.fixHint')}
        </p>
      ) : null}
      <div className="row wrap">
        {bad ? null : (
          <Button kind="primary" busy={busy} onClick={() => void importNow()}>
            {t('imports.importNow', { count })}
          </Button>
        )}
        <Button kind={bad ? 'primary' : 'secondary'} onClick={onBack}>
          {t('imports.otherFile')}
        </Button>
      </div>
      <ImportReport report={checked.report} />
    </div>
  );
}
