import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { EndSubstituteInput, SetSubstituteInput, Substitute } from './substitute.entity.ts';
import { SubstituteService } from './substitute.service.ts';

@Resolver()
export class SubstituteResolver {
  constructor(private readonly substitutes: SubstituteService) {}

  @Verb(
    'substitute.set',
    { substitute: () => Substitute },
    'Says who stands in for a person, and when: one’s own, or that of a person of one’s municipality. The substitute gets the reminders and may answer.',
  )
  async setSubstitute(@InTx() tx: Tx, @Input() input: SetSubstituteInput): Promise<{ substitute: string }> {
    return { substitute: await this.substitutes.set(tx, input) };
  }

  @Verb('substitute.end', { substitute: () => Substitute }, 'Ends a substitution before its time.')
  async endSubstitute(@InTx() tx: Tx, @Input() input: EndSubstituteInput): Promise<{ substitute: string }> {
    return { substitute: await this.substitutes.end(tx, input) };
  }
}
