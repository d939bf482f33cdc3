import { Module } from '@nestjs/common';
import { ProjectsModule } from '@samnav/projects';
import { timeResolvers, timeServices } from './time/time.providers.ts';

const services = [...timeServices];
/** What the API's schema is made of beside the entities. */
export const fundingResolvers = [...timeResolvers];

/** Grants, own work time, claims, sealed reports and the funder's audit room. */
@Module({ imports: [ProjectsModule], providers: [...services, ...fundingResolvers], exports: services })
export class FundingModule {}
