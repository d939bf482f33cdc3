export * from './indicators/indicator-choices.ts';
export { Indicator } from './indicators/indicator.entity.ts';
export { IndicatorScope, placeWithScope, whereOfScope } from './indicators/indicator-scope.entity.ts';
export { IndicatorCategory, IndicatorDimension } from './indicators/dimension.entity.ts';
export { TargetValue } from './indicators/target-value.entity.ts';
export { PlannedAction } from './indicators/planned-action.entity.ts';
export { Measurement, MeasurementState } from './measurements/measurement.entity.ts';
export { MeasurementPart, MeasurementVersion } from './measurements/measurement-part.entity.ts';
export { PeriodUnlock, ReportingPeriod } from './periods/reporting-period.entity.ts';
