import { useTranslation } from 'react-i18next';
import type { LineRowFragment } from '../generated/graphql.ts';
import { columnOf, kronor, percent, toOre } from '../ui/money.ts';
import { BudgetBar } from '../ui/bars.tsx';
import { Card } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { PlainTable } from '../ui/table.tsx';
import { Left } from './amounts.tsx';
import { useCategoryWord } from './budget-matrix.tsx';
import { categories, left, sumOf } from './sums.ts';

/** Every budget line with what is spent of it, to read. */
export function LinesTable({ lines }: { lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const rows = lines.toSorted((a, b) => a.year - b.year || categories.indexOf(a.category) - categories.indexOf(b.category));
  const total = sumOf(lines);
  const sumsOf = (line: LineRowFragment) => ({ planned: toOre(line.planned.amount), spent: toOre(line.spent.amount) });
  const written = columnOf(lines.map((line) => toOre(line.planned.amount)));
  if (lines.length === 0) return null;
  return (
    <Card flush title={t('budgets.lines')} aside={t('budgets.unit')}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('budgets.lines')}>
        <PlainTable
          caption={t('budgets.lines')}
          rows={rows}
          rowKey={(line) => line.id}
          columns={[
            {
              key: 'category',
              label: t('budgets.category'),
              cell: (line) => (
                <>
                  {word(line.category)} <Source of={line.source} />
                  {line.description ? <span className="sm t2"> {line.description}</span> : null}
                </>
              ),
            },
            { key: 'year', label: t('budgets.year'), cell: (line) => line.year },
            {
              key: 'partner',
              label: t('budgets.partner'),
              cell: (line) => line.partner?.name ?? <span className="t2">{t('budgets.wholeProject')}</span>,
            },
            { key: 'planned', label: t('budgets.planned'), num: true, cell: (line) => written(sumsOf(line).planned) },
            { key: 'spent', label: t('budgets.spent'), num: true, cell: (line) => kronor(sumsOf(line).spent) },
            { key: 'left', label: t('budgets.left'), num: true, cell: (line) => <Left of={left(sumsOf(line))} /> },
            { key: 'used', label: t('budgets.used'), cell: (line) => <BudgetBar {...sumsOf(line)} /> },
          ]}
          foot={
            <tr>
              <th scope="row">{t('budgets.sum')}</th>
              <td />
              <td />
              <td className="num">{written(total.planned)}</td>
              <td className="num">{kronor(total.spent)}</td>
              <td className="num">
                <Left of={left(total)} />
              </td>
              <td>{percent(total.spent, total.planned)}</td>
            </tr>
          }
        />
      </div>
    </Card>
  );
}
