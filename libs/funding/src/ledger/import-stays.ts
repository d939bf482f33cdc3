import { domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { LedgerImportStays as Stays } from './ledger-choices.ts';

export const LedgerImportStands = domainError('refused', 'LEDGER_IMPORT_STANDS', {
  sv: 'Inläsningen kan inte ångras: {why}.',
  en: 'The import cannot be undone: {why}.',
});
const WHY: Record<Stays, { sv: string; en: string }> = {
  undone: { sv: 'den är redan ångrad', en: 'it is undone already' },
  running: { sv: 'den pågår än', en: 'it is still running' },
  tooLate: { sv: 'den är äldre än sju dagar', en: 'it is older than seven days' },
  nothing: { sv: 'den tog inte in något', en: 'it took nothing in' },
  builtUpon: {
    sv: 'en senare inläsning har ändrat något av dess verifikat; ångra den först',
    en: 'a later import has changed some of its vouchers; undo that one first',
  },
  claimed: { sv: 'något av den står i en ansökan om utbetalning', en: 'some of it stands in a payment claim' },
  closed: { sv: 'något av den ligger i en stängd period', en: 'some of it lies in a closed period' },
};

/** Refuses where something rests on an import. */
export async function refuseWhatStays(tx: Tx, importId: string): Promise<void> {
  const [found] = await tx.sql<{ why: Stays | null }>('select ledger_import_stays(current_tenant(), $1) as why', [importId]);
  if (found?.why) throw new LedgerImportStands({ why: WHY[found.why] }, ['input', 'importId']);
}
