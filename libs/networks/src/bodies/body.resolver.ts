import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Body, BodyMember } from './body.entity.ts';
import { AddBodyMemberInput, CreateBodyInput, EndBodyMemberInput, UpdateBodyInput } from './body.inputs.ts';
import { BodyService } from './body.service.ts';

@Resolver()
export class BodyResolver {
  constructor(private readonly bodies: BodyService) {}

  @Verb('body.create', { body: () => Body }, 'Records a body.')
  async createBody(@InTx() tx: Tx, @Input() input: CreateBodyInput) {
    return { body: await this.bodies.create(tx, input) };
  }

  @Verb('body.update', { body: () => Body }, 'Changes a body.')
  async updateBody(@InTx() tx: Tx, @Input() input: UpdateBodyInput) {
    return { body: await this.bodies.update(tx, input) };
  }

  @Verb('body.update', { bodyMember: () => BodyMember }, 'Gives somebody a seat in a body, from a day.')
  async addBodyMember(@InTx() tx: Tx, @Input() input: AddBodyMemberInput) {
    return { bodyMember: await this.bodies.addMember(tx, input) };
  }

  @Verb('body.update', { bodyMember: () => BodyMember }, 'Ends somebody’s seat in a body; the seat is kept as history.')
  async endBodyMember(@InTx() tx: Tx, @Input() input: EndBodyMemberInput) {
    return { bodyMember: await this.bodies.endMember(tx, input) };
  }
}
