import type { RecipientRole } from '../generated/graphql.ts';

/** As what somebody is told: by the ladder, or because they are asked to take it over. */
export type Told = RecipientRole | 'asked';

export const roleOf = ({ step, recipientRole }: { step: string; recipientRole: RecipientRole }): Told =>
  step.startsWith('handover') ? 'asked' : recipientRole;
