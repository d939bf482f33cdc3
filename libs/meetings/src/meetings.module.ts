import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ActionItemResolver } from './actions/action-item.resolver.ts';
import { ActionItemService } from './actions/action-item.service.ts';
import { AgendaResolver } from './agendas/agenda.resolver.ts';
import { AgendaService } from './agendas/agenda.service.ts';
import { AttendanceResolver } from './attendance/attendance.resolver.ts';
import { AttendanceService } from './attendance/attendance.service.ts';
import { GenderService } from './attendance/gender.service.ts';
import { TickService } from './attendance/tick.service.ts';
import { DecisionResolver } from './decisions/decision.resolver.ts';
import { DecisionService } from './decisions/decision.service.ts';
import { MeetingResolver } from './meetings/meeting.resolver.ts';
import { MeetingService } from './meetings/meeting.service.ts';
import { MinutesResolver } from './minutes/minutes.resolver.ts';
import { MinutesService } from './minutes/minutes.service.ts';
import { NoticeService } from './notices/notice.service.ts';
import { MeetingSeriesService } from './series/meeting-series.service.ts';

const services: Type[] = [
  ActionItemService,
  AgendaService,
  AttendanceService,
  DecisionService,
  GenderService,
  MeetingSeriesService,
  MeetingService,
  MinutesService,
  NoticeService,
  TickService,
];
/** What the API's schema is made of beside the entities. */
export const meetingsResolvers: Type[] = [ActionItemResolver, AgendaResolver, AttendanceResolver, DecisionResolver, MeetingResolver, MinutesResolver];

/** Meetings: who is called, who came, what was decided, and who does what after. */
@Module({ providers: [...services, ...meetingsResolvers], exports: services })
export class MeetingsModule {}
