import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CreateProgrammeInput, Programme, UpdateProgrammeInput } from './programme.entity.ts';
import { ProgrammeService } from './programme.service.ts';

@Resolver()
export class ProgrammeResolver {
  constructor(private readonly programmes: ProgrammeService) {}

  @Verb('programme.create', { programme: () => Programme }, 'Creates a programme that projects can belong to.')
  async createProgramme(@InTx() tx: Tx, @Input() input: CreateProgrammeInput) {
    return { programme: await this.programmes.create(tx, input) };
  }

  @Verb('programme.update', { programme: () => Programme }, 'Changes a programme.')
  async updateProgramme(@InTx() tx: Tx, @Input() input: UpdateProgrammeInput) {
    return { programme: await this.programmes.update(tx, input) };
  }
}
