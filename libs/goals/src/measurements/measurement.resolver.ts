import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Measurement } from './measurement.entity.ts';
import { ApproveMeasurementInput, ReturnMeasurementInput, SaveMeasurementInput, SubmitMeasurementInput } from './measurement.inputs.ts';
import { MeasurementService } from './measurement.service.ts';

@Resolver()
export class MeasurementResolver {
  constructor(private readonly measurements: MeasurementService) {}

  @Verb('measurement.save', { measurement: () => Measurement }, 'Writes the draft of a measurement; nobody outside sees it yet.')
  async saveMeasurement(@InTx() tx: Tx, @Input() input: SaveMeasurementInput) {
    return { measurement: await this.measurements.save(tx, input) };
  }

  @Verb('measurement.save', { measurement: () => Measurement }, 'Hands a measurement in for somebody else’s approval. Its figures then stay.')
  async submitMeasurement(@InTx() tx: Tx, @Input() input: SubmitMeasurementInput) {
    return { measurement: await this.measurements.submit(tx, input) };
  }

  @Verb('measurement.approve', { measurement: () => Measurement }, 'Approves a measurement that somebody else submitted; it then counts.')
  async approveMeasurement(@InTx() tx: Tx, @Input() input: ApproveMeasurementInput) {
    return { measurement: await this.measurements.approve(tx, input) };
  }

  @Verb('measurement.approve', { measurement: () => Measurement }, 'Gives a measurement back with a reason, also one that was approved.')
  async returnMeasurement(@InTx() tx: Tx, @Input() input: ReturnMeasurementInput) {
    return { measurement: await this.measurements.return(tx, input) };
  }
}
