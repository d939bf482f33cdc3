import { CertificationService } from './certification.service.ts';
import { HourlyRateService } from './hourly-rate.service.ts';
import { TimeAbsenceService } from './time-absence.service.ts';
import { TimeShareService } from './time-share.service.ts';
import { TimeResolver } from './time.resolver.ts';
import { TimeService } from './time.service.ts';

export const timeServices = [CertificationService, HourlyRateService, TimeAbsenceService, TimeService, TimeShareService];
export const timeResolvers = [TimeResolver];
