import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SaveGrantCategoriesDocument, type CostMethod, type FlatRateBase, type GrantFullFragment } from '../generated/graphql.ts';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import { categories } from '../projects/sums.ts';
import { writtenAmount } from '../projects/budget-values.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { capital, choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, MoneyField, TextField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { exactMoney, kronor, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { amount, filled } from '../ui/rules.ts';
import { PlainTable, type Column } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { Frozen, Locked } from './frozen.tsx';
import { shareText } from './grant-words.ts';
import { readShare, sharePercent } from './share.ts';
import { mayChange, ofRow } from './terms.ts';

type Row = GrantFullFragment['categories']['nodes'][number];
type Category = Row['category'];
type CategoryInput = { category: Category; approved: string; method: CostMethod; rateBp: number | null; rateOf: FlatRateBase | null };

const inputOf = ({ category, approved, method, rateBp, rateOf }: Row): CategoryInput => ({
  category,
  approved: approved.amount,
  method,
  rateBp,
  rateOf,
});

/** Saves all categories of the decision with one of them changed. */
function useSave(grant: GrantFullFragment) {
  const [save] = useVerb(SaveGrantCategoriesDocument, 'saveGrantCategories', { forgets: ['grants'] });
  return (rows: CategoryInput[], expectedVersion = grant.version) => save({ id: grant.id, expectedVersion, categories: rows });
}

/** What the decision approves by cost category and how each is counted; added, changed and taken away here. */
export function CategoriesCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const [row, setRow] = useState<Row | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useSave(grant);
  const rows = grant.categories.nodes;
  const may = mayChange(grant);
  const total = rows.reduce((sum, each) => sum + toOre(each.approved.amount), 0n);
  const remove = async (gone: Row) => {
    const answer = await save(rows.filter((each) => each !== gone).map(inputOf));
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    const version = answer.payload?.grant?.version;
    if (!answer.ok || version === undefined) return;
    done(t('terms.categoryRemoved', { category: capital(word(gone.category)) }), async () => (await save(rows.map(inputOf), version)).ok);
  };
  const columns = useColumns(may ? { change: setRow, remove: (gone) => void remove(gone) } : null);
  if (rows.length === 0 && !may) return null;
  return (
    <Card
      flush={rows.length > 0}
      title={rows.length ? t('grants.approved', { amount: exactMoney(total), count: rows.length }) : t('terms.categoriesNone')}
    >
      {rows.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('grants.counted')}>
          <PlainTable caption={t('grants.counted')} rows={rows} rowKey={(each) => each.id} columns={columns} />
        </div>
      ) : (
        <p className="t2">{t('terms.categoriesNoneBody')}</p>
      )}
      {may ? (
        <div className={`terms-foot ${rows.length ? 'pad' : ''}`}>
          <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
          <Frozen grant={grant} />
          {rows.length < categories.length ? <Button onClick={() => setRow('new')}>{t('terms.addCategory')}</Button> : null}
        </div>
      ) : null}
      {row ? <CategoryDialog grant={grant} row={row === 'new' ? null : row} onClose={() => setRow(null)} /> : null}
    </Card>
  );
}

interface Acts {
  change: (row: Row) => void;
  remove: (row: Row) => void;
}

function useColumns(acts: Acts | null): Column<Row>[] {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const method = (row: Row) =>
    row.method === 'flatRate' && row.rateBp !== null && row.rateOf
      ? t('grants.methods.flatRate', { rate: shareText(row.rateBp), of: t(`grants.bases.${row.rateOf}`) })
      : t(`grants.methods.${row.method === 'flatRate' ? 'actual' : row.method}`);
  const act: Column<Row> = {
    key: 'acts',
    act: true,
    label: t('terms.acts'),
    cell: (row) => (
      <span className="row nw" style={{ gap: 12 }}>
        <LinkAct aria-label={t('terms.editLong', { what: word(row.category) })} onClick={() => acts?.change(row)}>
          {t('terms.edit')}
        </LinkAct>
        {row.claimed ? (
          <span className="sm t2" title={t('terms.categoryClaimedLong')}>
            {t('terms.categoryClaimed')}
          </span>
        ) : (
          <LinkAct aria-label={t('terms.removeLong', { what: word(row.category) })} onClick={() => acts?.remove(row)}>
            {t('terms.remove')}
          </LinkAct>
        )}
      </span>
    ),
  };
  return [
    { key: 'category', label: t('budgets.category'), cell: (row) => word(row.category) },
    { key: 'method', label: t('grants.counted'), cell: method },
    { key: 'approved', label: t('grants.approvedColumn'), num: true, cell: (row) => kronor(toOre(row.approved.amount)) },
    ...(acts ? [act] : []),
  ];
}

function useRules() {
  const { t } = useTranslation();
  return z
    .object({
      category: filled(t('budgets.category')),
      method: filled(t('terms.method')),
      rateBp: z.string(),
      rateOf: z.string(),
      approved: amount(t('terms.approved')),
    })
    .superRefine(({ method, rateBp, rateOf }, context) => {
      if (method !== 'flatRate') return;
      if (readShare(rateBp) === null) context.addIssue({ code: 'custom', path: ['rateBp'], message: t('grants.shareBad') });
      if (!rateOf)
        context.addIssue({ code: 'custom', path: ['rateOf'], message: t('ui.required', { label: t('terms.rateOf').toLocaleLowerCase() }) });
    });
}

function CategoryDialog({ grant, row, onClose }: { grant: GrantFullFragment; row: Row | null; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const save = useSave(grant);
  const rules = useRules();
  const form = useValues(rules, {
    category: row?.category ?? '',
    method: row?.method ?? 'actual',
    rateBp: row?.rateBp ? sharePercent(row.rateBp) : '',
    rateOf: row?.rateOf ?? '',
    approved: row ? writtenAmount(row.approved.amount) : '',
  });
  const submit = async (values: z.output<typeof rules>) => {
    const [category, method] = [values.category as Category, values.method as CostMethod];
    const rate = method === 'flatRate' ? { rateBp: readShare(values.rateBp), rateOf: values.rateOf as FlatRateBase } : { rateBp: null, rateOf: null };
    const changed: CategoryInput = { category, approved: values.approved, method, ...rate };
    const all = grant.categories.nodes;
    const answer = await save(row ? all.map((each) => (each === row ? changed : inputOf(each))) : [...all.map(inputOf), changed]);
    if (!answer.ok) return ofRow(answer.faults, 'categories', 'category');
    onClose();
    done(t('terms.categorySaved', { category: capital(word(category)) }));
  };
  const free = categories.filter((each) => !grant.categories.nodes.some(({ category }) => category === each));
  return (
    <Dialog opened title={row ? t('terms.changeCategory', { category: word(row.category) }) : t('terms.addCategory')} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        {row ? null : (
          <ChoiceField name="category" label={t('budgets.category')} choices={free.map((each) => ({ value: each, label: capital(word(each)) }))} />
        )}
        {row?.claimed ? (
          <Locked>{t('terms.categoryClaimedLong')}</Locked>
        ) : (
          <>
            <ChoiceField name="method" label={t('terms.method')} choices={choicesFrom(t('terms.methods', { returnObjects: true }))} />
            {form.watch('method') === 'flatRate' ? (
              <>
                <TextField name="rateBp" label={t('terms.rate')} hint={t('grants.shareHint')} />
                <ChoiceField name="rateOf" label={t('terms.rateOf')} choices={choicesFrom(t('grants.bases', { returnObjects: true }))} />
              </>
            ) : null}
          </>
        )}
        <MoneyField name="approved" label={t('terms.approved')} />
      </Form>
    </Dialog>
  );
}
