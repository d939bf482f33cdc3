import { percent } from './money.ts';

/** How much of a budget line is used: a bar and its number; over the budget it is red and says so in the number. */
export function BudgetBar({ spent, planned }: { spent: bigint; planned: bigint }) {
  const share = planned > 0n ? Math.min(100, (Number(spent) / Number(planned)) * 100) : 0;
  const over = spent > planned;
  return (
    <span className="row nw">
      <span className="bar" aria-hidden>
        <i className={over ? 'over' : ''} style={{ width: `${Math.max(0, share)}%` }} />
      </span>
      {percent(spent, planned)}
    </span>
  );
}

export interface Slice {
  key: string;
  label: string;
  amount: bigint;
  kind: 'cash' | 'inKind';
}

/** Who pays how much: cash solid, in kind striped, each with its name; one bar of the whole. */
export function FinancingBar({ label, slices, total }: { label: string; slices: Slice[]; total: bigint }) {
  const sum = slices.reduce((all, slice) => all + slice.amount, 0n);
  const whole = sum > total ? sum : total;
  const missing = total - sum;
  if (whole === 0n) return null;
  const width = (amount: bigint) => `${(Number(amount) / Number(whole)) * 100}%`;
  return (
    <div className="financing" role="img" aria-label={label}>
      {slices.map((slice) => (
        <span key={slice.key} className={slice.kind} style={{ width: width(slice.amount) }} title={slice.label}>
          <b>{slice.label}</b>
        </span>
      ))}
      {missing > 0n ? <span className="missing" style={{ width: width(missing) }} /> : null}
    </div>
  );
}
