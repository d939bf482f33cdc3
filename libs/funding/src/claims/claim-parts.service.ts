import { Injectable } from '@nestjs/common';
import { File, FileState, globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ClaimAttachment, ClaimFinancing, ClaimSection } from './claim-parts.entity.ts';
import type { AddClaimAttachmentInput, RemoveClaimAttachmentInput, SaveClaimSectionInput, SetClaimFinancingInput } from './claim.inputs.ts';
import { PaymentClaim } from './payment-claim.entity.ts';
import { PaymentClaimService } from './payment-claim.service.ts';
import { AttachmentNotReady } from './refusals.ts';

type Part = Pick<ClaimSection, 'id' | 'fromSubmission'>;
const stands = ({ toSubmission }: { toSubmission: number | null }): boolean => toSubmission === null;

/** What a claim says beside its lines: the status report, the attachments, the co-financing. */
@Injectable()
export class ClaimPartsService {
  constructor(private readonly claims: PaymentClaimService) {}

  async saveSection(tx: Tx, input: SaveClaimSectionInput): Promise<string> {
    const claim = await this.claims.open(tx, input.claimId, ['claimId']);
    const there = (await tx.rows(ClaimSection).findBy({ claimId: claim.id, kind: input.kind })).find(stands);
    const body = input.body ?? null;
    if ((there?.body ?? null) === body) return claim.id;
    if (there && body !== null && there.fromSubmission > claim.submission)
      await tx.change(ClaimSection, there.id, null, { body }, 'claimSection.saved');
    else {
      if (there) await takeOut(tx, ClaimSection, 'claimSection', claim, there);
      const values = { claimId: claim.id, kind: input.kind, fromSubmission: claim.submission + 1 };
      if (body !== null) await tx.create(ClaimSection, { ...values, body }, 'claimSection.saved');
    }
    await this.claims.worked(tx, claim, 'paymentClaim.changed');
    return claim.id;
  }

  async attach(tx: Tx, input: AddClaimAttachmentInput): Promise<string> {
    const claim = await this.claims.open(tx, input.claimId, ['claimId']);
    const file = await tx.find(File, input.fileId, ['fileId']);
    if (file.state !== FileState.ready || file.sha256 === null) throw new AttachmentNotReady({}, ['input', 'fileId']);
    const { name, size, type, sha256 } = file;
    const values = { claimId: claim.id, kind: input.kind, fileId: file.id, name, size, type, sha256, note: input.note };
    await tx.create(ClaimAttachment, { ...values, fromSubmission: claim.submission + 1 }, 'claimAttachment.added');
    await this.claims.worked(tx, claim, 'paymentClaim.changed');
    return claim.id;
  }

  async detach(tx: Tx, input: RemoveClaimAttachmentInput): Promise<string> {
    const there = await tx.find(ClaimAttachment, input.attachmentId, ['attachmentId']);
    const claim = await this.claims.open(tx, globalId(PaymentClaim, there.claimId), ['attachmentId']);
    await tx.change(ClaimAttachment, there.id, input.expectedVersion, {}, 'claimAttachment.held');
    if (there.toSubmission !== null) return claim.id;
    await takeOut(tx, ClaimAttachment, 'claimAttachment', claim, there);
    await this.claims.worked(tx, claim, 'paymentClaim.changed');
    return claim.id;
  }

  /** What stands already stays as it is, so that what was signed of it goes on. */
  async setFinancing(tx: Tx, input: SetClaimFinancingInput): Promise<string> {
    const claim = await this.claims.open(tx, input.claimId, ['claimId']);
    const there = (await tx.rows(ClaimFinancing).findBy({ claimId: claim.id })).filter(stands);
    const wanted = input.financing.map((row) => ({ ...row, paidOn: row.paidOn ?? null, note: row.note ?? null }));
    for (const row of there) {
      const same = wanted.findIndex((want) => keyOf(want) === keyOf(row));
      if (same >= 0) wanted.splice(same, 1);
      else await takeOut(tx, ClaimFinancing, 'claimFinancing', claim, row);
    }
    for (const { financierName, kind, amount, paidOn, note } of wanted) {
      const values = { claimId: claim.id, financierName, kind, amount, paidOn, note, fromSubmission: claim.submission + 1 };
      await tx.create(ClaimFinancing, values, 'claimFinancing.set');
    }
    await this.claims.worked(tx, claim, 'paymentClaim.changed');
    return claim.id;
  }
}

const keyOf = ({
  financierName,
  kind,
  amount,
  paidOn,
  note,
}: Pick<ClaimFinancing, 'financierName' | 'kind' | 'amount' | 'paidOn' | 'note'>): string =>
  JSON.stringify([financierName, kind, String(amount), paidOn, note]);

/** What was never signed goes; what was signed is closed with the submission that it stood in. */
async function takeOut(
  tx: Tx,
  type: typeof ClaimSection | typeof ClaimAttachment | typeof ClaimFinancing,
  noun: string,
  { submission }: PaymentClaim,
  { id, fromSubmission }: Part,
): Promise<void> {
  const entity = type as typeof ClaimSection;
  if (fromSubmission > submission) await tx.remove(entity, id, null, `${noun}.removed`);
  else await tx.change(entity, id, null, { toSubmission: submission }, `${noun}.removed`);
}
