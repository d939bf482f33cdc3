import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages, type Pages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import {
  AccountMappingsDocument,
  ObjectMappingsDocument,
  RemoveAccountMappingDocument,
  RemoveObjectMappingDocument,
  SetAccountMappingDocument,
  SetObjectMappingDocument,
  type AccountMappingRowFragment,
  type CostCategory,
  type ObjectMappingRowFragment,
} from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useMunicipalities } from '../networks/choices.ts';
import { useCategories, useProjects } from '../projects/choices.ts';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import { LinkAct } from '../ui/button.tsx';
import { capital, labelOf } from '../ui/choose.ts';
import { done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { LoadingRows } from '../ui/states.tsx';
import { PlainTable, type Column } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';

/** The choice of an account that is no project's cost. */
const none = 'none';

/** What a list of one municipality's mappings is made of; without a municipality all that one may see. */
interface Of {
  municipalityId: string | null;
}

const ofPlace = <R extends { municipality: { id: string } | null }>(pages: Pages<R>, id: string | null): readonly R[] | undefined =>
  pages.data?.nodes.filter((row) => id === null || row.municipality?.id === id);

/** Which accounts are which cost categories, and which objects which projects: two lists with a form under each. */
export function Mappings({ municipalityId }: Of) {
  return (
    <div className="grid cols-2" style={{ alignItems: 'start' }}>
      <Accounts municipalityId={municipalityId} />
      <Objects municipalityId={municipalityId} />
    </div>
  );
}

function placeColumn<R extends { municipality: { name: string } | null }>(label: string): Column<R> {
  return { key: 'municipality', label, cell: (row) => row.municipality?.name ?? '–' };
}

function Accounts({ municipalityId }: Of) {
  const { t } = useTranslation();
  const pages = usePages(AccountMappingsDocument, 'accountMappings', { all: true });
  const [remove] = useVerb(RemoveAccountMappingDocument, 'removeAccountMapping', { forgets: ['accountMappings'] });
  const word = useCategoryWord();
  const may = useMay()('accountMapping.update');
  const rows = ofPlace(pages, municipalityId);
  if (!rows) return <LoadingRows rows={4} />;
  const takeAway = async (row: AccountMappingRowFragment) => {
    const answer = await remove({ accountMappingId: row.id });
    if (answer.ok) done(t('books.removed'));
  };
  const columns: Column<AccountMappingRowFragment>[] = [
    {
      key: 'accounts',
      label: t('ledger.account'),
      cell: (row) => (row.accountFrom === row.accountTo ? row.accountFrom : `${row.accountFrom}–${row.accountTo}`),
    },
    {
      key: 'category',
      label: t('books.standsFor'),
      cell: (row) => (row.category ? word(row.category) : <span className="t2">{t('books.notCost')}</span>),
    },
    ...(municipalityId ? [] : [placeColumn<AccountMappingRowFragment>(t('books.municipality'))]),
    {
      key: 'act',
      act: true,
      label: t('ui.act'),
      cell: (row) =>
        row.viewerCan.update ? (
          <LinkAct aria-label={t('books.removeAccount', { from: row.accountFrom, to: row.accountTo })} onClick={() => void takeAway(row)}>
            {t('books.remove')}
          </LinkAct>
        ) : null,
    },
  ];
  return (
    <Card flush title={t('books.accounts')}>
      {rows.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('books.accounts')}>
          <PlainTable caption={t('books.accounts')} rows={rows} rowKey={(row) => row.id} columns={columns} />
        </div>
      ) : (
        <p className="pad t2">{t('books.accountsEmpty')}</p>
      )}
      {may ? <AccountForm municipalityId={municipalityId} /> : null}
    </Card>
  );
}

function AccountForm({ municipalityId }: Of) {
  const { t } = useTranslation();
  const [set] = useVerb(SetAccountMappingDocument, 'setAccountMapping', { forgets: ['accountMappings'] });
  const account = (label: string) => filled(label).regex(/^\d{1,9}$/, { error: () => t('books.accountBad') });
  const municipalities = useMunicipalities();
  const rules = z
    .object({
      municipalityId: filled(t('books.municipality')),
      accountFrom: account(t('books.accountFrom')),
      accountTo: z.string().regex(/^(\d{1,9})?$/, { error: () => t('books.accountBad') }),
      category: filled(t('books.standsFor')),
    })
    .refine(({ accountFrom, accountTo }) => accountTo === '' || Number(accountTo) >= Number(accountFrom), {
      path: ['accountTo'],
      error: () => t('books.accountOrder'),
    });
  const form = useValues(rules, { municipalityId: municipalityId ?? '', accountFrom: '', accountTo: '', category: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const [from, to] = [Number(values.accountFrom), Number(values.accountTo || values.accountFrom)];
    const category = values.category === none ? null : (values.category as CostCategory);
    const answer = await set({ municipalityId: values.municipalityId, accountFrom: from, accountTo: to, category });
    if (!answer.ok) return answer.faults;
    done(t('books.accountSet', { from, to }));
    form.reset({ ...form.getValues(), accountFrom: '', accountTo: '' });
  };
  const categories = [...useCategories(), { value: none, label: capital(t('books.notCost')) }];
  return (
    <div className="pad" style={{ paddingTop: 12 }}>
      <Form form={form} submit={t('books.addAccount')} onSubmit={submit}>
        {municipalityId ? null : (
          <ChoiceField control={form.control} name="municipalityId" label={t('books.municipality')} choices={municipalities} />
        )}
        <div className="mapping-form">
          <TextField control={form.control} name="accountFrom" label={t('books.accountFrom')} />
          <TextField control={form.control} name="accountTo" optional label={t('books.accountTo')} />
          <ChoiceField control={form.control} name="category" label={t('books.standsFor')} choices={categories} />
        </div>
      </Form>
    </div>
  );
}

function Objects({ municipalityId }: Of) {
  const { t } = useTranslation();
  const pages = usePages(ObjectMappingsDocument, 'objectMappings', { all: true });
  const [remove] = useVerb(RemoveObjectMappingDocument, 'removeObjectMapping', { forgets: ['objectMappings'] });
  const may = useMay()('accountMapping.update');
  const rows = ofPlace(pages, municipalityId);
  if (!rows) return <LoadingRows rows={4} />;
  const takeAway = async (row: ObjectMappingRowFragment) => {
    const answer = await remove({ objectMappingId: row.id });
    if (answer.ok) done(t('books.removed'));
  };
  const columns: Column<ObjectMappingRowFragment>[] = [
    { key: 'object', label: t('books.object'), cell: (row) => row.object },
    { key: 'dimension', label: t('books.dimension'), cell: (row) => row.dimension },
    { key: 'project', label: t('books.project'), cell: (row) => row.project?.name ?? '–' },
    ...(municipalityId ? [] : [placeColumn<ObjectMappingRowFragment>(t('books.municipality'))]),
    {
      key: 'act',
      act: true,
      label: t('ui.act'),
      cell: (row) =>
        row.viewerCan.update ? (
          <LinkAct aria-label={t('books.removeObject', { object: row.object })} onClick={() => void takeAway(row)}>
            {t('books.remove')}
          </LinkAct>
        ) : null,
    },
  ];
  return (
    <Card flush title={t('books.objects')}>
      {rows.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('books.objects')}>
          <PlainTable caption={t('books.objects')} rows={rows} rowKey={(row) => row.id} columns={columns} />
        </div>
      ) : (
        <p className="pad t2">{t('books.objectsEmpty')}</p>
      )}
      {may ? <ObjectForm municipalityId={municipalityId} /> : null}
    </Card>
  );
}

function ObjectForm({ municipalityId }: Of) {
  const { t } = useTranslation();
  const [set] = useVerb(SetObjectMappingDocument, 'setObjectMapping', { forgets: ['objectMappings'] });
  const municipalities = useMunicipalities();
  const projects = useProjects();
  const rules = z.object({
    municipalityId: filled(t('books.municipality')),
    dimension: filled(t('books.dimension'), 20),
    object: filled(t('books.object'), 60),
    projectId: filled(t('books.project')),
  });
  const form = useValues(rules, { municipalityId: municipalityId ?? '', dimension: '6', object: '', projectId: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await set(values);
    if (!answer.ok) return answer.faults;
    done(t('books.objectSet', { object: values.object, project: labelOf(projects, values.projectId) }));
    form.reset({ ...form.getValues(), object: '', projectId: '' });
  };
  return (
    <div className="pad" style={{ paddingTop: 12 }}>
      <Form form={form} submit={t('books.addObject')} onSubmit={submit}>
        {municipalityId ? null : (
          <ChoiceField control={form.control} name="municipalityId" label={t('books.municipality')} choices={municipalities} />
        )}
        <div className="mapping-form">
          <TextField control={form.control} name="object" label={t('books.object')} hint={t('books.objectHint')} />
          <TextField control={form.control} name="dimension" label={t('books.dimension')} hint={t('books.dimensionHint')} />
        </div>
        <SearchField control={form.control} name="projectId" label={t('books.project')} choices={projects} />
      </Form>
    </div>
  );
}
