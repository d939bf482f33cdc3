import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CreateMunicipalityInput, Municipality, UpdateMunicipalityInput } from './municipality.entity.ts';
import { MunicipalityService } from './municipality.service.ts';

@Resolver()
export class MunicipalityResolver {
  constructor(private readonly municipalities: MunicipalityService) {}

  @Verb('municipality.create', { municipality: () => Municipality }, 'Lets a municipality of Statistics Sweden’s list share the tenant.')
  async createMunicipality(@InTx() tx: Tx, @Input() input: CreateMunicipalityInput) {
    return { municipality: await this.municipalities.create(tx, input) };
  }

  @Verb('municipality.update', { municipality: () => Municipality }, 'Changes the settings of a municipality.')
  async updateMunicipality(@InTx() tx: Tx, @Input() input: UpdateMunicipalityInput) {
    return { municipality: await this.municipalities.update(tx, input) };
  }
}
