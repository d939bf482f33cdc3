import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Ladder } from './ladder.entity.ts';
import { RemoveLadderInput, SetLadderInput } from './ladder.inputs.ts';
import { LadderService } from './ladder.service.ts';

@Resolver()
export class LadderResolver {
  constructor(private readonly ladders: LadderService) {}

  @Verb(
    'ladder.update',
    { ladder: () => Ladder },
    'Makes the ladder of an obligation in a municipality or the region, or replaces it. Open deadlines follow it; nothing that was sent is sent again.',
  )
  setLadder(@InTx() tx: Tx, @Input() input: SetLadderInput): Promise<{ ladder: string }> {
    return this.ladders.set(tx, input).then((ladder) => ({ ladder }));
  }

  @Verb('ladder.update', { ladder: () => Ladder }, 'Takes a ladder away; answers the one that counts instead.')
  removeLadder(@InTx() tx: Tx, @Input() input: RemoveLadderInput): Promise<{ ladder: string }> {
    return this.ladders.remove(tx, input).then((ladder) => ({ ladder }));
  }
}
