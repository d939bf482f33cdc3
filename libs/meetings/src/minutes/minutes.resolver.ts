import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Minutes, MinutesAddition } from './minutes.entity.ts';
import {
  AddMinutesAdditionInput,
  ApproveMinutesInput,
  MinutesService,
  PrepareMinutesInput,
  RecallMinutesInput,
  ReturnMinutesInput,
  UpdateMinutesInput,
} from './minutes.service.ts';

@Resolver()
export class MinutesResolver {
  constructor(private readonly minutes: MinutesService) {}

  @Verb('minutes.update', { minutes: () => Minutes }, 'Writes what stands before the first item; under the items, `updateAgendaItem` writes.')
  async updateMinutes(@InTx() tx: Tx, @Input() input: UpdateMinutesInput) {
    return { minutes: await this.minutes.update(tx, input) };
  }

  @Verb('minutes.prepare', { minutes: () => Minutes }, 'Hands minutes over to named approvers; nothing of the meeting changes meanwhile.')
  async prepareMinutes(@InTx() tx: Tx, @Input() input: PrepareMinutesInput) {
    return { minutes: await this.minutes.prepare(tx, input) };
  }

  @Verb('minutes.approve', { minutes: () => Minutes }, 'Approves minutes as one of their approvers; with the last, they are held fast for good.')
  async approveMinutes(@InTx() tx: Tx, @Input() input: ApproveMinutesInput) {
    return { minutes: await this.minutes.approve(tx, input) };
  }

  @Verb('minutes.approve', { minutes: () => Minutes }, 'Gives minutes back as one of their approvers, with what is to be changed.')
  async returnMinutes(@InTx() tx: Tx, @Input() input: ReturnMinutesInput) {
    return { minutes: await this.minutes.return(tx, input) };
  }

  @Verb('minutes.prepare', { minutes: () => Minutes }, 'Takes minutes back from their approvers, before all have approved them.')
  async recallMinutes(@InTx() tx: Tx, @Input() input: RecallMinutesInput) {
    return { minutes: await this.minutes.recall(tx, input) };
  }

  @Verb('minutesAddition.add', { minutesAddition: () => MinutesAddition }, 'Adds to approved minutes, dated today; it is never changed.')
  async addMinutesAddition(@InTx() tx: Tx, @Input() input: AddMinutesAdditionInput) {
    return { minutesAddition: await this.minutes.add(tx, input) };
  }
}
