export { MeetingsModule, meetingsResolvers } from './meetings.module.ts';
export { ActionItem } from './actions/action-item.entity.ts';
export { AgendaDocument, AgendaItem } from './agendas/agenda.entity.ts';
export { OpenItem } from './agendas/open-item.entity.ts';
export { Decision, DecisionKind, DecisionRelation, DecisionRelationKind } from './decisions/decision.entity.ts';
export { Meeting, MeetingKind, MeetingStatus } from './meetings/meeting.entity.ts';
export { hostPlace, placeWithMeeting, whereOf } from './meetings/place.ts';
export { Minutes, MinutesAddition, MinutesApprover, MinutesState } from './minutes/minutes.entity.ts';
export { MeetingSeries, MeetingSeriesUnit } from './series/meeting-series.entity.ts';
