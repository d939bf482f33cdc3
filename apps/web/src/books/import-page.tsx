import './books.css';
import { Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newKey, useIdempotencyKey } from '../api/idempotency.ts';
import { useUpload } from '../api/upload.ts';
import { useVerb } from '../api/verb.ts';
import { ImportLedgerDocument, type ImportPreviewFragment, type LedgerFormat } from '../generated/graphql.ts';
import { useMunicipalities, useMunicipalityCodes } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/fields.tsx';
import { FileField } from '../ui/file-field.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { countsOf, countWords } from './counts.ts';
import { formatOf, markedAt, typed } from './format.ts';
import { Mappings } from './mappings.tsx';
import { FaultsCard, SumsCard, VouchersCard } from './preview.tsx';

/** The columns of a table of books, with the mark by which Excel knows UTF-8. */
const TEMPLATE = '\uFEFFVernr;Datum;Konto;Belopp;Projekt;Text;Leverantör\r\n';

/** What is sent: once as a preview, then as it is. */
interface Books {
  uploadId: string;
  format: LedgerFormat;
  municipalityCode: string;
}

interface Checked {
  books: Books;
  municipalityId: string;
  name: string;
  preview: ImportPreviewFragment;
}

/** A municipality's books into the projects' ledgers: file, then what would happen and what must be mapped, then the job. */
export function ImportBooksPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [checked, setChecked] = useState<Checked | null>(null);
  const preview = checked?.preview;
  const title = !preview
    ? t('books.newTitle')
    : preview.faults?.some((fault) => fault.blocking)
      ? t('books.blocked')
      : countWords(countsOf(preview.rows ?? []));
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('economy.title'), to: tenant.path('economy') },
          { label: t('books.title'), to: tenant.path('ledger-imports') },
          { label: t('books.start') },
        ]}
        title={title}
        context={checked ? <span>{checked.name}</span> : <span>{t('books.newStep')}</span>}
        step={checked ? 'check' : 'file'}
      />
      {checked ? <Check checked={checked} onChange={setChecked} /> : <FileCard onChecked={setChecked} />}
    </>
  );
}

function FileCard({ onChecked }: { onChecked: (checked: Checked) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [read] = useVerb(ImportLedgerDocument, 'importLedger');
  const upload = useUpload();
  const codeOf = useMunicipalityCodes();
  const rules = z.object({
    municipalityId: filled(t('books.municipality')),
    file: z
      .custom<File | null>()
      .refine((file): file is File => file !== null, { error: () => t('books.fileMissing') })
      .refine((file) => !file || formatOf(file.name) !== null, { error: () => t('books.fileKind') }),
  });
  const form = useValues(rules, { municipalityId: '', file: null });
  const submit = async ({ municipalityId, file }: { municipalityId: string; file: File | null }) => {
    const format = formatOf(file!.name)!;
    const sent = await upload(typed(file!, format));
    if (sent.id === null) return sent.faults.map((fault) => ({ ...fault, path: ['file'] }));
    const books: Books = { uploadId: sent.id, format, municipalityCode: codeOf(municipalityId) ?? '' };
    const answer = await read({ ...books, dryRun: true }, { idempotencyKey: newKey() });
    if (!answer.ok) return answer.faults.map((fault) => ({ ...fault, path: ['file'] }));
    onChecked({ books, municipalityId, name: file!.name, preview: answer.payload });
  };
  return (
    <Card title={t('books.start')}>
      <Form form={form} submit={t('books.preview')} onSubmit={submit}>
        <ChoiceField name="municipalityId" label={t('books.municipality')} hint={t('books.municipalityHint')} choices={useMunicipalities()} />
        <FileField name="file" label={t('books.file')} hint={t('books.fileHint')} accept=".se,.si,.sie,.xlsx,.csv,.txt" />
      </Form>
      <p className="t2" style={{ marginTop: 16 }}>
        {t('books.tableHint')}
      </p>
      <p className="row wrap" style={{ marginTop: 8 }}>
        <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`} download="bokforing.csv">
          {t('books.template')}
        </a>
        <Link to={tenant.path('mappings')}>{t('books.mappings')}</Link>
      </p>
    </Card>
  );
}

function Check({ checked, onChange }: { checked: Checked; onChange: (next: Checked | null) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [read, busy] = useVerb(ImportLedgerDocument, 'importLedger', { forgets: ['ledgerImports', 'jobs'] });
  const [reverseGone, setReverseGone] = useState(false);
  const [problems, setProblems] = useState<{ message: string }[]>([]);
  const keyOf = useIdempotencyKey();
  const { books, preview } = checked;
  const rows = preview.rows ?? [];
  const faults = preview.faults ?? [];
  const counts = countsOf(rows);
  const ready = counts.new + counts.changed + (reverseGone ? counts.gone : 0);
  const say = (answer: { faults: { message: string }[] }) => setProblems(answer.faults.map(({ message }) => ({ message })));
  const readAgain = async () => {
    // a key of its own: what is read again is not what was answered before
    const answer = await read({ ...books, dryRun: true }, { idempotencyKey: newKey() });
    say(answer);
    if (answer.ok) onChange({ ...checked, preview: answer.payload });
  };
  const apply = async () => {
    const input = { ...books, dryRun: false, reverseGone };
    const answer = await read(input, { idempotencyKey: keyOf(input) });
    say(answer);
    if (answer.ok && answer.payload.ledgerImport) void navigate({ to: tenant.path(`ledger-imports/${answer.payload.ledgerImport.id}`) });
  };
  return (
    <div className="col">
      <ErrorSummary problems={problems} attempt={problems.length} />
      <div className="row wrap" style={{ gap: 12 }}>
        {ready > 0 && !faults.some((fault) => fault.blocking) ? (
          <Button kind="primary" busy={busy} onClick={() => void apply()}>
            {t('books.apply', { count: ready })}
          </Button>
        ) : null}
        {counts.gone ? (
          <Checkbox
            label={t('books.reverseGone', { count: counts.gone })}
            checked={reverseGone}
            onChange={(event) => setReverseGone(event.currentTarget.checked)}
          />
        ) : null}
        <Button busy={busy} onClick={() => void readAgain()}>
          {t('books.again')}
        </Button>
        <Button kind="quiet" onClick={() => onChange(null)}>
          {t('books.otherFile')}
        </Button>
      </div>
      <FaultsCard faults={faults} marked={markedAt(`/t/${tenant.slug}/ledger-files/${books.uploadId}`, books.format, books.municipalityCode)} />
      {faults.length ? (
        <>
          <p>{t('books.mapHint')}</p>
          <Mappings municipalityId={checked.municipalityId} />
        </>
      ) : null}
      <SumsCard sums={preview.sums ?? []} />
      {rows.length ? <VouchersCard rows={rows} faults={faults} /> : null}
    </div>
  );
}
