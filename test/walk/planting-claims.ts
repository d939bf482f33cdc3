import type { Planted } from './planting.ts';
import type { Known } from './schema.ts';

type Does = (name: string, input: object, answer: string) => Promise<Known & Record<string, any>>;
type Upload = (content: string) => Promise<string>;

/** A claim that is being prepared, with one of each of its parts, and a line that waits. */
export async function plantClaim(does: Does, upload: Upload, name: string, { Grant, GrantPeriod }: Planted): Promise<Planted> {
  const { id: claimId } = await does('preparePaymentClaim', { grantId: Grant!.id, grantPeriodId: GrantPeriod!.id }, 'paymentClaim { id version }');
  await does('saveClaimSection', { claimId, kind: 'overall', body: name }, 'paymentClaim { id version }');
  const financing = [{ financierName: name, kind: 'cash', amount: '5.00', note: name }];
  await does('setClaimFinancing', { claimId, financing }, 'paymentClaim { id version }');
  const fileId = await upload(`#FLAGGA 0\n#SIETYP 4\n#VER A 1 20300201 "${name}"\n{\n#TRANS 1930 {} 1\n#TRANS 1940 {} -1\n}\n`);
  const parts = ['lines', 'sections', 'financing', 'attachments', 'faults'].map(
    (part) => `${part} { nodes { id${part === 'faults' ? '' : ' version'} } }`,
  );
  const attached = await does('addClaimAttachment', { claimId, kind: 'other', fileId, note: name }, `paymentClaim { id version ${parts.join(' ')} }`);
  const [ClaimLine, ClaimSection, ClaimFinancing, ClaimAttachment, ClaimFault] = [
    ...[attached.lines, attached.sections, attached.financing, attached.attachments, attached.faults].map(({ nodes }) => nodes[0]),
  ];
  const parked = await does('parkClaimLine', { lineIds: [ClaimLine.id], reason: name }, 'paymentClaim { id version }');
  const { id, version } = parked;
  return {
    PaymentClaim: { id, version },
    ...{ ClaimLine: { id: ClaimLine.id, version: ClaimLine.version + 1 }, ClaimSection, ClaimFinancing, ClaimAttachment },
    ClaimFault: { id: ClaimFault.id, version: 1 },
  };
}
