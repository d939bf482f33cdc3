import type { Tx } from '@samnav/platform';

/** What of a bundle is kept as it was made. */
export type PartName = 'report.json' | 'report.pdf' | 'proof.json';

/** The bytes of a part; null while it is not made. */
export async function partOf(tx: Pick<Tx, 'sql'>, reportId: string, name: PartName): Promise<Buffer | null> {
  const [part] = await tx.sql<{ bytes: Buffer }>('select bytes from report_part where report_id = $1 and name = $2', [reportId, name]);
  return part?.bytes ?? null;
}

/** Keeps a part for good; false where it is kept already. */
export async function keepPart(tx: Tx, reportId: string, name: PartName, bytes: Buffer): Promise<boolean> {
  const made = await tx.sql(
    'insert into report_part (report_id, name, bytes) values ($1, $2, $3) on conflict on constraint report_part_name_key do nothing returning id',
    [reportId, name, bytes],
  );
  return made.length > 0;
}
