import { HttpException } from '@nestjs/common';
import type { Language, Texts } from '../graphql/errors.ts';

/** What a request outside GraphQL is refused with: `{ code, message }` in the language of Accept-Language. */
export abstract class Refusal extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly texts: Texts,
    readonly retryAfter?: number,
  ) {
    super({ code, message: texts.sv }, status);
  }
  answer(language: Language): { code: string; message: string } {
    return { code: this.code, message: this.texts[language] };
  }
}

/** Says nothing of whether there is such an account. */
export class SignInRefused extends Refusal {
  constructor() {
    super(401, 'SIGN_IN_REFUSED', {
      sv: 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda, eller välj ett nytt lösenord.',
      en: 'The e-mail address and the password do not belong together. Check both, or choose a new password.',
    });
  }
}

export class Unauthenticated extends Refusal {
  constructor() {
    super(401, 'UNAUTHENTICATED', { sv: 'Logga in för att fortsätta.', en: 'Sign in to continue.' });
  }
}

export class TooManyAttempts extends Refusal {
  constructor(seconds: number) {
    const minutes = Math.ceil(seconds / 60);
    super(
      429,
      'TOO_MANY_ATTEMPTS',
      {
        sv: `För många försök. Vänta ${minutes} ${minutes === 1 ? 'minut' : 'minuter'} och försök igen.`,
        en: `Too many attempts. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
      },
      seconds,
    );
  }
}

export class ServiceBusy extends Refusal {
  constructor() {
    super(
      503,
      'BUSY',
      { sv: 'Många loggar in just nu. Försök igen om en liten stund.', en: 'Many are signing in right now. Try again in a moment.' },
      3,
    );
  }
}

/** Expired, used, unknown and malformed links look alike. */
export class LinkNotGood extends Refusal {
  constructor() {
    super(404, 'LINK_NOT_GOOD', {
      sv: 'Länken gäller inte längre. Be om en ny.',
      en: 'The link is no longer valid. Ask for a new one.',
    });
  }
}

export class PasswordRefused extends Refusal {
  constructor(texts: Texts) {
    super(400, 'PASSWORD_REFUSED', texts);
  }
}

export class InvalidRequest extends Refusal {
  constructor(texts: Texts) {
    super(400, 'INVALID', texts);
  }
}

export class ForeignOrigin extends Refusal {
  constructor() {
    super(403, 'FOREIGN_ORIGIN', { sv: 'Begäran kom från en annan webbplats.', en: 'The request came from another site.' });
  }
}

export class JsonExpected extends Refusal {
  constructor() {
    super(415, 'JSON_EXPECTED', { sv: 'Skicka JSON (Content-Type: application/json).', en: 'Send JSON (Content-Type: application/json).' });
  }
}

/** Foreign, absent and malformed addresses look alike. */
export class NothingHere extends Refusal {
  constructor() {
    super(404, 'NOT_FOUND', { sv: 'Det finns inget här, eller så får du inte se det.', en: 'There is nothing here, or you may not see it.' });
  }
}

export class NotAllowed extends Refusal {
  constructor() {
    super(403, 'FORBIDDEN', { sv: 'Du har inte rätt att göra det här.', en: 'You may not do this.' });
  }
}
