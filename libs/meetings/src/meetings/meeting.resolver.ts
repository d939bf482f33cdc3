import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { NoticeService, SendNoticeInput } from '../notices/notice.service.ts';
import { MeetingSeries } from '../series/meeting-series.entity.ts';
import { ChangeMeetingSeriesInput, CreateMeetingSeriesInput, MeetingSeriesService } from '../series/meeting-series.service.ts';
import { Meeting } from './meeting.entity.ts';
import { CancelMeetingInput, CreateMeetingInput, HoldMeetingInput, ReopenMeetingInput, UpdateMeetingInput } from './meeting.inputs.ts';
import { MeetingService } from './meeting.service.ts';

@Resolver()
export class MeetingResolver {
  constructor(
    private readonly meetings: MeetingService,
    private readonly series: MeetingSeriesService,
    private readonly notices: NoticeService,
  ) {}

  @Verb('meeting.create', { meeting: () => Meeting }, 'Calls a meeting; nobody is told before `sendNotice`.')
  async createMeeting(@InTx() tx: Tx, @Input() input: CreateMeetingInput) {
    return { meeting: await this.meetings.create(tx, input) };
  }

  @Verb('meeting.create', { meetingSeries: () => MeetingSeries }, 'Makes a series of meetings with all its meetings, at most 60.')
  async createMeetingSeries(@InTx() tx: Tx, @Input() input: CreateMeetingSeriesInput) {
    return { meetingSeries: await this.series.create(tx, input) };
  }

  @Verb('meeting.update', { meetingSeries: () => MeetingSeries }, 'Changes a series with its coming meetings; what was changed by hand stays.')
  async changeMeetingSeries(@InTx() tx: Tx, @Input() input: ChangeMeetingSeriesInput) {
    return { meetingSeries: await this.series.change(tx, input) };
  }

  @Verb('meeting.update', { meeting: () => Meeting }, 'Changes a meeting.')
  async updateMeeting(@InTx() tx: Tx, @Input() input: UpdateMeetingInput) {
    return { meeting: await this.meetings.update(tx, input) };
  }

  @Verb('meeting.hold', { meeting: () => Meeting }, 'Says that a meeting was held, and on which day.')
  async holdMeeting(@InTx() tx: Tx, @Input() input: HoldMeetingInput) {
    return { meeting: await this.meetings.hold(tx, input) };
  }

  @Verb('meeting.cancel', { meeting: () => Meeting }, 'Calls a meeting off; whoever had the notice is told by mail.')
  async cancelMeeting(@InTx() tx: Tx, @Input() input: CancelMeetingInput) {
    return { meeting: await this.meetings.cancel(tx, input) };
  }

  @Verb('meeting.hold', { meeting: () => Meeting }, 'Takes back that a meeting was held, or called off.')
  async reopenMeeting(@InTx() tx: Tx, @Input() input: ReopenMeetingInput) {
    return { meeting: await this.meetings.reopen(tx, input) };
  }

  @Verb(
    'meeting.notify',
    { meeting: () => Meeting },
    'Mails the notice with the agenda, and the meeting for the calendar, to everybody called who has not had exactly this notice.',
  )
  async sendNotice(@InTx() tx: Tx, @Input() input: SendNoticeInput) {
    return { meeting: await this.notices.send(tx, input) };
  }
}
