import { Module } from '@nestjs/common';
import { ProjectsModule } from '@samnav/projects';

const services: [] = [];
/** What the API's schema is made of beside the entities. */
export const fundingResolvers: [] = [];

/** Grants, own work time, claims, sealed reports and the funder's audit room. */
@Module({ imports: [ProjectsModule], providers: [...services, ...fundingResolvers], exports: services })
export class FundingModule {}
