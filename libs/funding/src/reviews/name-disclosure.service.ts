import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { PaymentClaimState } from '../claims/claim-kinds.ts';
import { NameDisclosure } from './name-disclosure.entity.ts';
import { ClaimTakenBack, LineWithoutPerson } from './refusals.ts';
import type { RequestNamesInput } from './review.inputs.ts';
import { heldReview, nameOfActor, submittedLine, tellFunder } from './room.ts';

/** Personal names, which the funder is told only when it says why, and which the project then sees that it was told. */
@Injectable()
export class NameDisclosureService {
  /** Answers the uuids, one for each line. */
  async request(tx: Tx, { reviewId, lineIds, reason }: RequestNamesInput): Promise<string[]> {
    access.require(tx.scope, 'nameDisclosure.request', {});
    const { review, claim } = await heldReview(tx, reviewId);
    if (claim.state === PaymentClaimState.withdrawn) throw new ClaimTakenBack({}, ['input', 'reviewId']);
    const by = { accountId: tx.scope.accountId!, accountName: await nameOfActor(tx) };
    const told: string[] = [];
    for (const [n, lineId] of [...new Set(lineIds)].entries()) {
      const path = ['lineIds', String(n)];
      const line = await submittedLine(tx, claim, lineId, path);
      if (!line.personId || !line.personLabel) throw new LineWithoutPerson({}, ['input', ...path]);
      const { name } = await tx.get(Person, line.personId);
      const of = { reviewId: review.id, claimId: claim.id, funderId: claim.funderId, claimLineId: line.id };
      const place = { projectId: claim.projectId, grantId: claim.grantId };
      const values = { ...of, ...place, personLabel: line.personLabel, personName: name, reason, toldAt: new Date(tx.now), ...by };
      const id = await tx.create(NameDisclosure, values, 'nameDisclosure.requested');
      const details = { line: line.number, person: line.personLabel };
      await tellFunder(tx, { claim, action: 'nameDisclosure.requested', about: [NameDisclosure, id], note: reason, details });
      told.push(id);
    }
    return told;
  }
}
