import { useTranslation } from 'react-i18next';
import type { FinancingRowFragment, LineRowFragment } from '../generated/graphql.ts';
import { FinancingBar, type Slice } from '../ui/bars.tsx';
import { capital } from '../ui/choose.ts';
import { columnOf, exactMoney, percent, shortMoney, toOre } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { PlainTable } from '../ui/table.tsx';
import { byKind, sumOf } from './sums.ts';

interface Parts {
  cash: bigint;
  inKind: bigint;
}

const partsOf = (rows: readonly FinancingRowFragment[]): Parts => {
  const sum = (kind: FinancingRowFragment['kind']) =>
    rows.filter((row) => row.kind === kind).reduce((all, row) => all + toOre(row.amount.amount), 0n);
  return { cash: sum('cash'), inKind: sum('inKind') };
};

function useFinding({ cash, inKind }: Parts, planned: bigint): string {
  const { t } = useTranslation();
  const total = cash + inKind;
  if (total === 0n) return t('budgets.financingNone');
  if (total < planned) return t('budgets.financingMissing', { amount: exactMoney(planned - total) });
  if (total > planned) return t('budgets.financingExcess', { amount: exactMoney(total - planned) });
  if (inKind === 0n) return t('budgets.financingCash');
  if (cash === 0n) return t('budgets.financingInKind');
  return cash === inKind ? t('budgets.financingHalf') : t('budgets.financingMix', { cash: percent(cash, total), inKind: percent(inKind, total) });
}

/** Basis points as percent. */
const share = (points: number): string => percent(points, 10_000);

function useWords(rows: readonly FinancingRowFragment[]): string {
  const { t } = useTranslation();
  const [first, second] = rows;
  if (!first) return '';
  if (rows.length === 2 && second?.share === first.share)
    return t('budgets.halves', { first: first.financier?.name ?? '', second: second.financier?.name ?? '' });
  return t('budgets.most', {
    name: first.financier?.name ?? '',
    amount: exactMoney(toOre(first.amount.amount)),
    kind: t(`budgets.kinds.${first.kind}`),
    share: share(first.share),
  });
}

/** Who pays: cash solid, in kind with a pattern; the plan above what came of it, and the table under both. */
export function FinancingCard({ rows, lines }: { rows: readonly FinancingRowFragment[]; lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const { planned } = sumOf(lines);
  const plan = partsOf(rows);
  const title = useFinding(plan, planned);
  const words = useWords(rows);
  if (rows.length === 0 && lines.length === 0) return null;
  const spent = byKind(lines);
  const outcome = { cash: spent.cash.spent, inKind: spent.inKind.spent };
  const total = plan.cash + plan.inKind;
  return (
    <Card flush title={title} aside={t('budgets.unit')}>
      <div className="pad finance">
        <Bar word={t('budgets.plan')} parts={plan} whole={planned} missing={planned} />
        {outcome.cash + outcome.inKind > 0n ? <Bar word={t('budgets.outcome')} parts={outcome} whole={planned} /> : null}
      </div>
      <Legend parts={plan} missing={total < planned} />
      <p className="pad">{words}</p>
      <Financiers rows={rows} total={total} />
    </Card>
  );
}

/** What the fills mean. */
function Legend({ parts, missing }: { parts: Parts; missing: boolean }) {
  const { t } = useTranslation();
  const kinds = (['cash', 'inKind'] as const).filter((kind) => parts[kind] > 0n);
  return (
    <div className="pad row wrap sm t2" style={{ gap: '4px 16px', paddingBottom: 8 }}>
      {kinds.map((kind) => (
        <span className="legend" key={kind}>
          <i className={kind} aria-hidden />
          {capital(t(`budgets.kinds.${kind}`))}
        </span>
      ))}
      {missing ? (
        <span className="legend">
          <i className="missing" aria-hidden />
          {t('budgets.unfinanced')}
        </span>
      ) : null}
    </div>
  );
}

/** One bar, as long as its sum is of the whole. */
function Bar({ word, parts, whole, missing }: { word: string; parts: Parts; whole: bigint; missing?: bigint }) {
  const { t } = useTranslation();
  const kinds = (['cash', 'inKind'] as const).filter((kind) => parts[kind] > 0n);
  const slices = kinds.map((kind): Slice => {
    const word = capital(t(`budgets.kinds.${kind}`));
    const roomy = missing !== undefined && parts[kind] * 5n > whole * 2n;
    const label = roomy ? `${word} ${shortMoney(parts[kind])}` : shortMoney(parts[kind]);
    return { key: kind, kind, amount: parts[kind], label };
  });
  const sum = parts.cash + parts.inKind;
  const width = missing || whole <= sum ? 100 : (Number(sum) / Number(whole)) * 100;
  const label = t('budgets.pictureParts', { what: word, cash: exactMoney(parts.cash), inKind: exactMoney(parts.inKind) });
  return (
    <>
      <span className="sm strong" aria-hidden>
        {word}
      </span>
      <div style={{ width: `${width}%` }}>
        <FinancingBar label={label} slices={slices} total={missing ?? sum} />
      </div>
    </>
  );
}

function Financiers({ rows, total }: { rows: readonly FinancingRowFragment[]; total: bigint }) {
  const { t } = useTranslation();
  const written = columnOf(rows.map((row) => toOre(row.amount.amount)));
  if (rows.length === 0) return null;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('budgets.financing')}>
      <PlainTable
        caption={t('budgets.financing')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'financier',
            label: t('budgets.financier'),
            cell: (row) => (
              <>
                {row.financier?.name ?? <Missing />} <Source of={row.source} />
              </>
            ),
          },
          {
            key: 'kind',
            label: t('budgets.kind'),
            cell: (row) => <span className="t2">{row.description ?? t(`budgets.kinds.${row.kind}`)}</span>,
          },
          { key: 'amount', label: t('budgets.amount'), num: true, cell: (row) => written(toOre(row.amount.amount)) },
          { key: 'share', label: t('budgets.share'), num: true, cell: (row) => share(row.share) },
        ]}
        foot={
          <tr>
            <th scope="row">{t('budgets.sum')}</th>
            <td />
            <td className="num">{written(total)}</td>
            <td className="num">{share(10_000)}</td>
          </tr>
        }
      />
    </div>
  );
}
