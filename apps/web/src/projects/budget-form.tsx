import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { SaveBudgetDocument, type FinancingRowFragment, type LineRowFragment } from '../generated/graphql.ts';
import { useOrganisations } from '../networks/choices.ts';
import { Badge } from '../ui/badge.tsx';
import { labelOf } from '../ui/choose.ts';
import { done, type Difference } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import type { Choice } from '../ui/fields.tsx';
import { exactMoney, readAmount } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { useValues } from '../ui/use-values.ts';
import { useCategoryWord } from './budget-matrix.tsx';
import { FinancingRows, LineRows } from './budget-rows.tsx';
import { differenceWords, sumWritten, useBudgetRules, valuesOf, type BudgetInput, type BudgetValues } from './budget-values.ts';
import type { OneProject } from './project-page.tsx';
import { useReadBudget } from './whole.ts';

interface Props {
  project: OneProject;
  version: number;
  lines: readonly LineRowFragment[];
  financing: readonly FinancingRowFragment[];
  readVersion: () => Promise<number | null>;
  onSaved: () => Promise<void>;
  onCancel: () => void;
}

const sums = (values: BudgetValues) =>
  [sumWritten(values.lines.map((line) => line.planned)), sumWritten(values.financing.map((row) => row.amount))] as const;

/** Lines and financing in one form, with the difference between them said while one writes. */
export function BudgetForm(props: Props) {
  const { t } = useTranslation();
  const [save] = useVerb(SaveBudgetDocument, 'saveBudget', { forgets: ['projects'] });
  const readBudget = useReadBudget(props.project.id);
  const organisations = useOrganisations();
  const compare = useCompare(organisations);
  const form = useValues<BudgetValues, BudgetInput>(useBudgetRules() as never, valuesOf(props.lines, props.financing));
  const latest = async () => {
    const [version, rows] = [await props.readVersion(), await readBudget()];
    return version === null ? null : { version, values: valuesOf(rows.lines, rows.financing) };
  };
  const saved = async () => {
    const { words, tone } = differenceWords(...sums(form.getValues()));
    done(tone === 'warn' ? t('budgets.savedMissing', { difference: words }) : t('budgets.saved'));
    await props.onSaved();
  };
  return (
    <div className="budget-form">
      <EditForm
        form={form}
        submit={t('budgets.save')}
        version={props.version}
        save={(values, expectedVersion) => save({ id: props.project.budget!.id, expectedVersion, ...values })}
        latest={latest}
        words={{}}
        compare={compare}
        onSaved={saved}
        onCancel={props.onCancel}
      >
        <Card flush title={t('budgets.lines')}>
          <LineRows organisations={organisations} />
        </Card>
        <Card flush title={t('budgets.financing')}>
          <FinancingRows organisations={organisations} />
        </Card>
        <Balance />
      </EditForm>
    </div>
  );
}

/** The running difference, in words. */
function Balance() {
  const { t } = useTranslation();
  const values = useWatch<BudgetValues>() as BudgetValues;
  const [planned, financed] = sums(values);
  const { words, tone } = differenceWords(planned, financed);
  return (
    <div className="balance">
      <span className="row wrap" style={{ gap: '4px 24px' }}>
        <span>
          {t('budgets.title')} <strong>{planned === null ? '–' : exactMoney(planned)}</strong>
        </span>
        <span>
          {t('budgets.financing')} <strong>{financed === null ? '–' : exactMoney(financed)}</strong>
        </span>
      </span>
      <span role="status">
        <Badge tone={tone}>{words}</Badge>
      </span>
    </div>
  );
}

/** Row by row what differs between two budgets, as people call the rows. */
function useCompare(organisations: Choice[]): (mine: BudgetValues, theirs: BudgetValues) => Difference[] {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const name = (id: string | null | undefined) => (id ? `, ${labelOf(organisations, id)}` : '');
  const amountsOf = (values: BudgetValues) =>
    new Map([
      ...values.lines.map(
        (line) => [`${line.category ? word(line.category as never) : t('budgets.line')} ${line.year}${name(line.partnerId)}`, line.planned] as const,
      ),
      ...values.financing.map(
        (row) =>
          [`${t('budgets.financier')}${name(row.financierId)}, ${row.kind ? t(`budgets.kinds.${row.kind as 'cash'}`) : ''}`, row.amount] as const,
      ),
    ]);
  const shown = (written: string | undefined) => {
    const ore = written === undefined ? null : readAmount(written);
    return ore === null ? '–' : exactMoney(ore);
  };
  return (mine, theirs) => {
    const [here, there] = [amountsOf(mine), amountsOf(theirs)];
    return [...new Set([...here.keys(), ...there.keys()])]
      .map((key) => ({ word: key, mine: shown(here.get(key)), theirs: shown(there.get(key)) }))
      .filter((row) => row.mine !== row.theirs);
  };
}
