import { constraintError, domainError } from '@samnav/platform';

export const HourTaken = domainError('refused', 'HOUR_TAKEN', {
  sv: 'Tiden är redan använd: {where}. En timme räknas en gång, i ett projekt.',
  en: 'The time is used already: {where}. An hour counts once, in one project.',
});
export const DayFull = domainError('refused', 'DAY_FULL', {
  sv: 'Det blir mer än 13 timmar den {day}. Redan skrivet: {where}. Dygnsvilan är 11 timmar (arbetstidslagen 13 §).',
  en: 'That makes more than 13 hours on {day}. Written already: {where}. A day’s rest is 11 hours by law.',
});
export const TimeInShare = domainError('refused', 'TIME_IN_SHARE', {
  sv: 'Personen har en fast andel de dagarna. Då skrivs ingen daglig tid i projektet.',
  en: 'The person has a fixed share on those days. No daily time is written in the project then.',
});
export const DayAhead = domainError('invalid', 'DAY_AHEAD', {
  sv: 'Tid skrivs när den är arbetad, inte i förväg.',
  en: 'Time is written when it was worked, not before.',
});
export const NoTimeLine = domainError('refused', 'NO_TIME_LINE', {
  sv: 'Projektets budget har ingen rad för {category} år {year}.',
  en: 'The project’s budget has no line for {category} in {year}.',
});
export const NotTimeCategory = domainError('invalid', 'NOT_TIME_CATEGORY', {
  sv: 'Tid räknas som personal eller egen arbetstid.',
  en: 'Time counts as staff or own work time.',
});
export const TimeCertified = domainError('refused', 'TIME_CERTIFIED', {
  sv: 'Tiden är intygad. Återta intyget först.',
  en: 'The time is certified. Take the certificate back first.',
});
export const TimeNotCertified = domainError('refused', 'TIME_NOT_CERTIFIED', { sv: 'Tiden är inte intygad.', en: 'The time is not certified.' });
export const TimeOfAnother = domainError('refused', 'TIME_OF_ANOTHER', {
  sv: 'Tiden är någon annans, eller en månad av en fast andel.',
  en: 'The time is somebody else’s, or a month of a fixed share.',
});
export const OwnHours = domainError('refused', 'OWN_HOURS', {
  sv: 'Ingen intygar sin egen tid. Någon annan måste göra det.',
  en: 'Nobody certifies their own time. Somebody else must.',
});
export const CertifierWrote = domainError('refused', 'CERTIFIER_WROTE', {
  sv: 'Den som har skrivit tiden intygar den inte. Fyra ögon krävs.',
  en: 'Whoever wrote the time down does not certify it. It takes four eyes.',
});
export const RateMissing = domainError('refused', 'RATE_MISSING', {
  sv: 'Ingen timkostnad gäller för {name} den {day}. Ange månadslön eller timkostnad först.',
  en: 'No hourly cost holds for {name} on {day}. Give the monthly salary or the hourly cost first.',
});
export const RateUnclear = domainError('invalid', 'RATE_UNCLEAR', {
  sv: 'Ange antingen månadslön eller timkostnad, större än 0.',
  en: 'Give either the monthly salary or the hourly cost, more than 0.',
});
export const RateUsed = domainError('refused', 'RATE_USED', {
  sv: 'Timkostnaden har redan använts i intygad tid. Ange en ny från en senare dag.',
  en: 'Certified time uses this hourly cost already. Give a new one from a later day.',
});
export const ShareTooLarge = domainError('refused', 'SHARE_TOO_LARGE', {
  sv: 'Personens fasta andelar blir mer än heltid: {where}.',
  en: 'The person’s fixed shares make more than full time: {where}.',
});
export const HoursInShare = domainError('refused', 'HOURS_IN_SHARE', {
  sv: 'Det finns redan daglig tid skriven de dagarna. Ta bort den, eller låt andelen börja senare.',
  en: 'Daily time is written for those days already. Remove it, or let the share begin later.',
});
export const MonthCertified = domainError('refused', 'MONTH_CERTIFIED', {
  sv: 'En månad av den fasta andelen är redan intygad ({month}). Återta intyget först.',
  en: 'A month of the fixed share is certified already ({month}). Take the certificate back first.',
});
export const AbsentAlready = domainError('refused', 'ABSENT_ALREADY', {
  sv: 'Frånvaro är redan skriven för någon av dagarna.',
  en: 'Absence is written for some of the days already.',
});
export const TimePeriodBackwards = domainError('invalid', 'TIME_PERIOD_BACKWARDS', {
  sv: 'Slutdagen ligger före startdagen, eller mer än tio år senare.',
  en: 'The last day is before the first, or more than ten years later.',
});

export const ExpenditureIsTime = domainError('refused', 'EXPENDITURE_IS_TIME', {
  sv: 'Utgiften är intygad arbetstid. Återta intyget i stället, så återförs den.',
  en: 'The expenditure is certified work time. Take the certificate back instead; that reverses it.',
});
constraintError('expenditure_is_of_time', () => new ExpenditureIsTime({}, ['input', 'expenditureId'], { allowed: ['withdrawCertification'] }));

const elsewhere = { sv: 'på en annan rad samma dag', en: 'in another entry of the same day' };
constraintError('time_entry_same_hour', () => new HourTaken({ where: elsewhere }, ['input', 'workedOn']));
constraintError('time_entry_day_full', () => new DayFull({ day: { sv: 'dagen', en: 'the day' }, where: elsewhere }, ['input', 'minutes']));
constraintError('time_entry_day', () => new DayFull({ day: { sv: 'dagen', en: 'the day' }, where: elsewhere }, ['input', 'minutes']));
constraintError('time_entry_in_share', () => new TimeInShare({}, ['input', 'workedOn']));
constraintError('time_entry_is_certified', () => new TimeCertified({}, ['input', 'id'], { allowed: ['withdrawCertification'] }));
constraintError('time_entry_own_hours', () => new OwnHours({}, ['input', 'ids']));
constraintError('time_entry_four_eyes', () => new CertifierWrote({}, ['input', 'ids']));
constraintError('time_share_full_time', () => new ShareTooLarge({ where: { sv: 'i andra projekt', en: 'in other projects' } }, ['input', 'shareBp']));
constraintError('time_share_hours_there', () => new HoursInShare({}, ['input', 'startsOn']));
constraintError('time_absence_overlap', () => new AbsentAlready({}, ['input', 'startsOn']));
for (const table of ['time_share', 'time_absence']) constraintError(`${table}_period_check`, () => new TimePeriodBackwards({}, ['input', 'endsOn']));
