import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Mandate, MandateReceiver, MandateReport } from './mandate.entity.ts';
import { AddMandateReceiverInput, CreateMandateInput, ReportMandateInput, UpdateMandateInput } from './mandate.inputs.ts';
import { MandateService } from './mandate.service.ts';

@Resolver()
export class MandateResolver {
  constructor(private readonly mandates: MandateService) {}

  @Verb('mandate.create', { mandate: () => Mandate }, 'Records that a body gives a mandate, and who receives it.')
  async createMandate(@InTx() tx: Tx, @Input() input: CreateMandateInput) {
    return { mandate: await this.mandates.create(tx, input) };
  }

  @Verb('mandate.update', { mandate: () => Mandate }, 'Changes a mandate.')
  async updateMandate(@InTx() tx: Tx, @Input() input: UpdateMandateInput) {
    return { mandate: await this.mandates.update(tx, input) };
  }

  @Verb('mandate.update', { mandateReceiver: () => MandateReceiver }, 'Gives a mandate to one more body or organisation.')
  async addMandateReceiver(@InTx() tx: Tx, @Input() input: AddMandateReceiverInput) {
    return { mandateReceiver: await this.mandates.addReceiver(tx, input) };
  }

  @Verb('mandate.report', { mandateReport: () => MandateReport }, 'Reports back how far a mandate has come.')
  async reportMandate(@InTx() tx: Tx, @Input() input: ReportMandateInput) {
    return { mandateReport: await this.mandates.report(tx, input) };
  }
}
