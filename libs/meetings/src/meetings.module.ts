import { Module } from '@nestjs/common';

const services: never[] = [];
/** What the API's schema is made of beside the entities. */
export const meetingsResolvers: never[] = [];

/** Meetings: who is called, who came, what was decided, and who does what after. */
@Module({ providers: [...services, ...meetingsResolvers], exports: services })
export class MeetingsModule {}
