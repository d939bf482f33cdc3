import { Person } from '@samnav/networks';
import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Place, Ref, Row, ViewerCan } from '@samnav/platform';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { claimPlace } from '../claims/place.ts';
import { ErrorType, FindingKind, FindingState } from './review-choices.ts';
import { Review } from './review.entity.ts';

const placeOf = (f: Row<Finding>): Place => {
  const of = (column: string): string =>
    `(select of_claim.${column} from payment_claim of_claim where of_claim.tenant_id = ${f.tenantId} and of_claim.id = ${f.claimId})`;
  return claimPlace({ tenantId: f.tenantId, grantId: of('grant_id'), projectId: of('project_id') });
};

@Table<Finding>('finding', {
  id: 'fnd',
  list: 'findings',
  allow: 'finding.read',
  order: ['-createdAt', 'number'],
  partOf: 'claim',
  description: 'What a funder asks or notes of a claim or of one of its lines (iakttagelse), until it is closed.',
})
export class Finding extends TenantRow {
  @Col('int', { description: 'Its number in the claim, from 1.' }) number: number;
  @Col('choice', { enum: FindingKind, description: 'What it is.' }) kind: FindingKind;
  @Col('text', { description: 'What is asked or noted.' }) text: string;
  @Col('choice', { enum: ErrorType, nullable: true, description: 'What is wrong.' }) errorType: ErrorType | null;
  @Col('money', { nullable: true, description: 'The amount that it is about, or that a correction takes off the costs.' }) amount: bigint | null;
  @Col('choice', { enum: FindingState, description: 'How far it has come.' }) state: FindingState;
  @Col('day', { nullable: true, description: 'By when the project is to answer.' }) dueOn: string | null;
  @Col('text', { description: 'Who raised it, at the funder.' }) raisedByName: string;
  @Col('text', { nullable: true, description: 'The project’s answer.' }) answer: string | null;
  @Col('instant', { nullable: true, description: 'When the project answered.' }) answeredAt: Date | null;
  @Col('instant', { nullable: true, description: 'When the funder closed it.' }) closedAt: Date | null;
  @Col('text', { nullable: true, description: 'What the funder said then.' }) closingNote: string | null;
  @Key() reviewId: string;
  @Key() claimId: string;
  @Key() funderId: string;
  @Key({ nullable: true }) claimLineId: string | null;
  @Key({ nullable: true }) answeredById: string | null;
  @One(() => Review, 'reviewId', { description: 'The review.', reverse: { name: 'findings', description: 'What was asked and noted.' } })
  review: Ref<Review>;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.', reverse: { name: 'findings', description: 'What the funder asks and notes.' } })
  claim: Ref<PaymentClaim>;
  @One(() => ClaimLine, 'claimLineId', {
    description: 'The line that it is about; null where it is about the claim as a whole.',
    reverse: { name: 'findings', description: 'What the funder asks and notes of the line.' },
  })
  claimLine: Ref<ClaimLine>;
  @One(() => Person, 'answeredById', { description: 'Who answered for the project.' }) answeredBy: Ref<Person>;
  @Computed<Finding>('flag', (f, scope) => `coalesce(${f.state} = 'open' and ${f.dueOn} < ${scope.today}, false)`, {
    filter: true,
    description: 'Whether the day to answer has passed without an answer.',
  })
  late: boolean;
  @Can<Finding>({ answer: 'finding.answer' }, placeOf) viewerCan: ViewerCan;
}

@Inputs('An answer to a finding.')
export class AnswerFindingInput {
  @Is.id('The finding.') findingId: string;
  @Is.text({ max: 5000, description: 'What the project says.' }) answer: string;
  @Is.version() expectedVersion: number;
}
