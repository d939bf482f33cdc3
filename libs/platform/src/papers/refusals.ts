import { Refusal } from '../identity/refusals.ts';

/** Many papers wait already, or several of this reader. */
export class PressBusy extends Refusal {
  constructor() {
    super(
      503,
      'BUSY',
      { sv: 'Många papper görs just nu. Försök igen om en liten stund.', en: 'Many papers are being made right now. Try again in a moment.' },
      5,
    );
  }
}

/** The paper could not be set; why is for the log. */
export class PaperFailed extends Error {}
