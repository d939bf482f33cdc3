import { DecisionService } from './decision.service.ts';
import { FindingService } from './finding.service.ts';
import { NameDisclosureService } from './name-disclosure.service.ts';
import { ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';

export const reviewsServices = [ReviewService, FindingService, DecisionService, NameDisclosureService];
export const reviewsResolvers = [ReviewResolver];
