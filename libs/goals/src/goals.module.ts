import { Module } from '@nestjs/common';

const services: never[] = [];
/** What the API's schema is made of beside the entities. */
export const goalsResolvers: never[] = [];

/** Goals, indicators, plans and mandates: what is to be reached, and how far it is. */
@Module({ providers: [...services, ...goalsResolvers], exports: services })
export class GoalsModule {}
