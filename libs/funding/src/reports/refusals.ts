import { domainError } from '@samnav/platform';

export const BundleNotSealed = domainError('refused', 'BUNDLE_NOT_SEALED', {
  sv: 'Rapporten förseglas ännu. Beviset finns om några sekunder.',
  en: 'The report is still being sealed. The proof is there in some seconds.',
});
