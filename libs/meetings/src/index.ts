export { MeetingsModule, meetingsResolvers } from './meetings.module.ts';
