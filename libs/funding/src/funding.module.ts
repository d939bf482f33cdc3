import { Module } from '@nestjs/common';
import { FileStoreModule } from '@samnav/platform';
import { ProjectsModule } from '@samnav/projects';
import { grantResolvers, grantServices } from './grants/grants.providers.ts';
import { claimResolvers, claimServices } from './claims/claims.providers.ts';
import { ledgerResolvers, ledgerServices } from './ledger/ledger.providers.ts';
import { reportResolvers, reportServices } from './reports/report.providers.ts';
import { reviewsResolvers, reviewsServices } from './reviews/reviews.providers.ts';
import { timeResolvers, timeServices } from './time/time.providers.ts';

const services = [
  // one line for each part
  ...grantServices,
  ...claimServices,
  ...ledgerServices,
  ...reportServices,
  ...reviewsServices,
  ...timeServices,
];
/** What the API's schema is made of beside the entities. */
export const fundingResolvers = [
  // one line for each part
  ...grantResolvers,
  ...claimResolvers,
  ...ledgerResolvers,
  ...reportResolvers,
  ...reviewsResolvers,
  ...timeResolvers,
];

/** Grants, own work time, claims, sealed reports and the funder's audit room. */
@Module({ imports: [FileStoreModule, ProjectsModule], providers: [...services, ...fundingResolvers], exports: services })
export class FundingModule {}
