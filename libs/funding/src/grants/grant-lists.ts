import type { Tx } from '@samnav/platform';
import { categoryWords } from '@samnav/projects';
import { CostMethod } from './grant-choices.ts';
import { GrantCategory } from './grant-category.entity.ts';
import { forgetClaim } from './grant-obligations.ts';
import { GrantPeriod } from './grant-period.entity.ts';
import type { GrantCategoryInput, GrantPeriodInput } from './grant.inputs.ts';
import { CategoryClaimed, GrantCategoryTwice, PeriodClaimed } from './refusals.ts';

const CLAIMED_CATEGORIES = `select distinct l.category from payment_claim c join claim_line l on l.tenant_id = c.tenant_id and l.claim_id = c.id
  where c.tenant_id = current_tenant() and c.grant_id = $1 and c.submission > 0 and c.state not in ('withdrawn', 'rejected')
    and l.parked_at is null and l.from_submission <= c.submission`;

/**
 * Makes what a decision approves by category that of the input. Where costs of a category stand in a signed claim it stays, and so does how they
 * are counted: flat rates are worked out of all claims of the grant together.
 */
export async function saveCategories(tx: Tx, grantId: string, input: readonly GrantCategoryInput[]): Promise<void> {
  if (new Set(input.map(({ category }) => category)).size < input.length) throw new GrantCategoryTwice({}, ['input', 'categories']);
  const there = await tx.rows(GrantCategory).findBy({ tenantId: tx.scope.tenantId, grantId });
  const claimed = new Set((await tx.sql<{ category: string }>(CLAIMED_CATEGORIES, [grantId])).map(({ category }) => category));
  const refuse = ({ category }: GrantCategory, path: string[]) => {
    if (claimed.has(category)) throw new CategoryClaimed({ category: categoryWords[category] }, ['input', 'categories', ...path]);
  };
  for (const old of there) {
    if (input.some(({ category }) => category === old.category)) continue;
    refuse(old, []);
    await tx.remove(GrantCategory, old.id, null, 'grantCategory.removed');
  }
  for (const [index, { category, approved, method, rateBp = null, rateOf = null }] of input.entries()) {
    const values = { grantId, category, approved, method: method ?? CostMethod.actual, rateBp, rateOf };
    const old = there.find((row) => row.category === category);
    if (!old) {
      await tx.create(GrantCategory, values, 'grantCategory.added');
      continue;
    }
    const field = (['method', 'rateBp', 'rateOf'] as const).find((each) => old[each] !== values[each]);
    if (field) refuse(old, [String(index), field]);
    await tx.change(GrantCategory, old.id, null, values, 'grantCategory.changed');
  }
}

/** The claims that name a period: none may be left without it, and what stands in one that lives is not moved away from it. */
const CLAIMS = `select grant_period_id as id, number, state not in ('withdrawn', 'rejected') as lives, submission > 0 as signed from payment_claim
  where tenant_id = current_tenant() and grant_id = $1 and grant_period_id is not null`;
interface Claimed {
  id: string;
  number: number;
  lives: boolean;
  signed: boolean;
}
type Days = Pick<GrantPeriod, 'startsOn' | 'endsOn' | 'dueOn' | 'isFinal'>;

/** Makes the periods of a decision those of the input, numbered by their first days; one that is claimed stays as it is. A moved due day is asked for anew. */
export async function savePeriods(tx: Tx, grantId: string, input: readonly GrantPeriodInput[]): Promise<void> {
  const there = await tx.rows(GrantPeriod).find({ where: { tenantId: tx.scope.tenantId, grantId }, order: { number: 'ASC' } });
  const claims = await tx.sql<Claimed>(CLAIMS, [grantId]);
  const sorted = [...input].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const wanted = sorted.map(({ startsOn, endsOn, dueOn, isFinal }) => ({ startsOn, endsOn, dueOn, isFinal: isFinal ?? false }));
  const pairs = paired(there, wanted, new Set(claims.map(({ id }) => id)));
  for (const [old, days] of pairs.kept) {
    const claim = claims.find(({ id, lives }) => id === old.id && lives);
    const field =
      claim && (['startsOn', 'endsOn', 'isFinal', ...(claim.signed ? (['dueOn'] as const) : [])] as const).find((each) => old[each] !== days[each]);
    if (field)
      throw new PeriodClaimed({ number: old.number, claim: claim.number }, [
        'input',
        'periods',
        String(input.indexOf(sorted[wanted.indexOf(days)]!)),
        field,
      ]);
  }
  // Days and numbers may pass each other on their way to where they shall be.
  await tx.sql('set constraints grant_period_apart, grant_period_key deferred');
  for (const old of pairs.gone) {
    const claim = claims.find(({ id }) => id === old.id);
    if (claim) throw new PeriodClaimed({ number: old.number, claim: claim.number }, ['input', 'periods']);
    await forgetClaim(tx, old.id);
    await tx.remove(GrantPeriod, old.id, null, 'grantPeriod.removed');
  }
  for (const [old, days] of pairs.kept) {
    if (old.dueOn !== days.dueOn) await forgetClaim(tx, old.id);
    await tx.change(GrantPeriod, old.id, null, { ...days, number: wanted.indexOf(days) + 1 }, 'grantPeriod.changed');
  }
  for (const days of pairs.added) await tx.create(GrantPeriod, { grantId, ...days, number: wanted.indexOf(days) + 1 }, 'grantPeriod.added');
  await tx.sql('set constraints grant_period_apart, grant_period_key immediate');
}

/** Which row a wanted period is: the one that begins, else the one that ends on its day, else the next that nobody has claimed. */
function paired(there: readonly GrantPeriod[], wanted: readonly Days[], claimed: ReadonlySet<string>) {
  const [rows, days] = [new Set(there), new Set(wanted)];
  const kept: [GrantPeriod, Days][] = [];
  const pair = (fits: (row: GrantPeriod, day: Days) => boolean): void => {
    for (const day of days) {
      const row = [...rows].find((each) => fits(each, day));
      if (!row) continue;
      kept.push([row, day]);
      rows.delete(row);
      days.delete(day);
    }
  };
  pair((row, day) => row.startsOn === day.startsOn && row.endsOn === day.endsOn);
  pair((row, day) => row.startsOn === day.startsOn);
  pair((row, day) => row.endsOn === day.endsOn);
  pair((row) => !claimed.has(row.id));
  return { kept, gone: [...rows], added: [...days] };
}
