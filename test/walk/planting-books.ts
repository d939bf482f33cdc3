import type { Planted } from './planting.ts';
import type { Known } from './schema.ts';

type Does = (name: string, input: object, answer: string) => Promise<Known & Record<string, any>>;
type Upload = (content: string) => Promise<string>;

let accounts = 1000;

/** Closed days of the project; of a municipality's also what its books stand for, and an import of them that waits for a worker. */
export async function plantBooks(
  does: Does,
  upload: Upload,
  name: string,
  projectId: string,
  at: (Known & { code: string }) | undefined,
): Promise<Planted> {
  const days = { projectId, startsOn: '2031-01-01', endsOn: '2031-01-31', reason: name };
  const LedgerPeriod = await does('closeLedgerPeriod', days, 'ledgerPeriod { id version }');
  if (!at) return { LedgerPeriod };
  const municipalityId = at.id;
  const account = ++accounts;
  const range = { municipalityId, accountFrom: account, accountTo: account, category: 'travel' };
  const AccountMapping = await does('setAccountMapping', range, 'accountMapping { id version }');
  const object = { municipalityId, dimension: '6', object: name, projectId };
  const ObjectMapping = await does('setObjectMapping', object, 'objectMapping { id version }');
  const content = `#FLAGGA 0\n#SIETYP 4\n#VER A 1 20300201 "${name}"\n{\n#TRANS 1930 {} 1\n#TRANS 1940 {} -1\n}\n`;
  const uploadId = await upload(content);
  const input = { uploadId, format: 'SIE4', municipalityCode: at.code, dryRun: false };
  const LedgerImport = await does('importLedger', input, 'ledgerImport { id version job { id version } }');
  return { LedgerPeriod, AccountMapping, ObjectMapping, LedgerImport, Job: LedgerImport.job };
}
