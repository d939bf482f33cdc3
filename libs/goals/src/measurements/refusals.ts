import { constraintError, domainError } from '@samnav/platform';

export const MeasurementTaken = domainError('conflict', 'MEASUREMENT_TAKEN', {
  sv: 'Någon annan har just börjat på samma mätvärde. Läs in sidan på nytt.',
  en: 'Somebody else has just begun the same measurement. Reload the page.',
});
export const MeasurementIsSubmitted = domainError('refused', 'MEASUREMENT_IS_SUBMITTED', {
  sv: 'Mätvärdet är inlämnat. Det kan ändras när det har återlämnats.',
  en: 'The measurement is submitted. It can be changed once it has been returned.',
});
export const MeasurementNotSubmitted = domainError('refused', 'MEASUREMENT_NOT_SUBMITTED', {
  sv: 'Mätvärdet är inte inlämnat än.',
  en: 'The measurement is not submitted yet.',
});
export const MeasurementIsApproved = domainError('refused', 'MEASUREMENT_IS_APPROVED', {
  sv: 'Mätvärdet är redan godkänt. Återlämna det om det ska ändras.',
  en: 'The measurement is approved already. Return it if it is to be changed.',
});
export const MeasurementLacks = domainError('refused', 'MEASUREMENT_LACKS', {
  sv: 'Mätvärdet kan inte lämnas in: {lacks} saknas.',
  en: 'The measurement cannot be submitted: {lacks} is missing.',
});
export const MeasurementNeedsSecondPerson = domainError('refused', 'MEASUREMENT_NEEDS_SECOND_PERSON', {
  sv: 'Den som lämnade in mätvärdet kan inte godkänna det. En annan person måste göra det.',
  en: 'Whoever submitted the measurement cannot approve it. Another person must.',
});
export const ValueDiffers = domainError('invalid', 'VALUE_DIFFERS', {
  sv: 'Täljare och nämnare ger {value}. Lämna värdet tomt, eller rätta det.',
  en: 'Numerator and denominator give {value}. Leave the value empty, or correct it.',
});
export const DenominatorNotPositive = domainError('invalid', 'DENOMINATOR_NOT_POSITIVE', {
  sv: 'Nämnaren måste vara större än 0.',
  en: 'The denominator must be more than 0.',
});
export const PeriodOfOtherLength = domainError('invalid', 'PERIOD_OF_OTHER_LENGTH', {
  sv: 'Perioden har en annan längd än den som indikatorn mäts för här.',
  en: 'The period is not of the length that the indicator is measured for here.',
});
export const CategoryOfOther = domainError('invalid', 'CATEGORY_OF_OTHER', {
  sv: 'Kategorin hör till en annan indikator.',
  en: 'The category belongs to another indicator.',
});
export const CategoryTwice = domainError('invalid', 'CATEGORY_TWICE', {
  sv: 'Samma kategori är angiven två gånger.',
  en: 'The same category is given twice.',
});
export const PeriodIsLocked = domainError('refused', 'PERIOD_IS_LOCKED', {
  sv: 'Perioden är låst. Be regionens samordnare om tid att rätta, om det behövs.',
  en: 'The period is locked. Ask the region’s coordinator for time to correct it, if need be.',
});
constraintError('measurement_once', () => new MeasurementTaken({}, ['input', 'periodId']));
constraintError('measurement_is_submitted', () => new MeasurementIsSubmitted({}, ['input'], { allowed: ['returnMeasurement'] }));
constraintError('measurement_second_person', () => new MeasurementNeedsSecondPerson({}, ['input', 'id']));
constraintError('measurement_denominator', () => new DenominatorNotPositive({}, ['input', 'denominator']));
constraintError('measurement_part_denominator', () => new DenominatorNotPositive({}, ['input', 'parts']));
constraintError('measurement_part_fits', () => new CategoryOfOther({}, ['input', 'parts']));
constraintError('measurement_part_once', () => new CategoryTwice({}, ['input', 'parts']));
constraintError('period_is_locked', () => new PeriodIsLocked({}, ['input'], { allowed: ['unlockPeriod'] }));
