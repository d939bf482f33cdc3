import { randomBytes } from 'node:crypto';
import { Funder, furnishAccount, furnishOperator, globalId, localId, makeScope, modelOf } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { DecisionService } from '../reviews/decision.service.ts';
import { FindingService } from '../reviews/finding.service.ts';
import { NameDisclosureService } from '../reviews/name-disclosure.service.ts';
import { ReviewLine } from '../reviews/review-line.entity.ts';
import { Review } from '../reviews/review.entity.ts';
import { ReviewService } from '../reviews/review.service.ts';
import type { Granted } from './granted.ts';

/** Somebody of a funder, who works in the tenant of a claim as its verbs do, and reads as its own role does. */
export interface Auditor {
  scope: Scope;
  reviews: ReviewService;
  findings: FindingService;
  decisions: DecisionService;
  names: NameDisclosureService;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rows as the funders' database role sees them. */
  read<R>(text: string, params?: unknown[]): Promise<R[]>;
  /** Begins the review of a claim; answers its id. */
  start(claimId: string): Promise<string>;
  review(reviewId: string): Promise<Review>;
  /** What is said of lines, those of the sample first. */
  lines(reviewId: string): Promise<ReviewLine[]>;
}

export async function newAuditor({ world }: Granted, funderId: string): Promise<Auditor> {
  const { database, tenantId, tenant } = world;
  const funder = localId(modelOf(Funder), funderId)!;
  const email = `granskare.${randomBytes(5).toString('hex')}@fonden.example`;
  const accountId = await furnishAccount(database, { email, name: 'Gun Granskare', language: 'sv', password: null });
  await furnishOperator(database, accountId, funder);
  const assignments = [{ role: 'funderAuditor' as const, municipalityId: null, workgroupId: null, projectId: null }];
  const scope = makeScope({ kind: 'funder', tenantId, tenant, funderId: funder, accountId, assignments, now: await database.now() });
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.write(scope, work);
  const findings = new FindingService();
  const reviews = new ReviewService();
  const uuid = (id: string): string => localId(modelOf(Review), id)!;
  return {
    ...{ scope, reviews, findings, write, decisions: new DecisionService(findings), names: new NameDisclosureService() },
    read: (text, params) => database.asFunder(scope, (sql) => sql(text, params)),
    start: async (claimId) => globalId(Review, await write((tx) => reviews.start(tx, { claimId }))),
    review: (id) => write((tx) => tx.get(Review, uuid(id))),
    lines: (id) => write((tx) => tx.rows(ReviewLine).find({ where: { reviewId: uuid(id) }, order: { sampleOrder: 'ASC', createdAt: 'ASC' } })),
  };
}
