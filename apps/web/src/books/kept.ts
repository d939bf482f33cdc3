import { language } from '../i18n/index.ts';
import { fromOre } from '../ui/money.ts';
import type { Faults, Sums } from './preview.tsx';

type Kept = Record<string, unknown>;

const listOf = (kept: unknown): Kept[] => (Array.isArray(kept) ? (kept as Kept[]) : []);

/** An amount as it was kept: what the API answers for money, its decimal string, or whole öre. */
function amountOf(kept: unknown): { amount: string } {
  if (typeof kept === 'object' && kept !== null && 'amount' in kept) return { amount: String(kept.amount) };
  return { amount: typeof kept === 'number' ? fromOre(BigInt(kept)) : String(kept ?? '0') };
}

/** What an import summed to, as it was kept with it. */
export const keptSums = (kept: unknown): Sums =>
  listOf(kept).map((sum) => ({ ...sum, amount: amountOf(sum['amount']), posted: amountOf(sum['posted']) })) as unknown as Sums;

/** What could not be taken in, as it was kept with the import. */
export const keptFaults = (kept: unknown): Faults =>
  listOf(kept).map((fault) => ({ ...fault, message: language() === 'en' && fault['en'] ? fault['en'] : fault['message'] })) as unknown as Faults;
