export type ErrorKind = 'invalid' | 'notFound' | 'forbidden' | 'conflict' | 'refused';
export type Language = 'sv' | 'en';
export type Texts = Record<Language, string>;
/** What a sentence is filled with; a word of each language where it has one (`{ sv: 'mindre än', en: 'less than' }`). */
export type ErrorParams = Record<string, string | number | bigint | readonly string[] | Texts | null | undefined>;

/** What else an answer carries, by kind: `requires` (forbidden), `allowed` (refused), `currentVersion` and `current` (conflict), `index` (bulk). */
export interface ErrorDetails {
  requires?: string;
  allowed?: readonly string[];
  currentVersion?: number;
  /** Global id of the object as it is now. */
  current?: string;
  index?: number;
}

/** A fault that the reader of the answer can do something about. Subclasses are made by `domainError` beside the rule they speak of. */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly code: string;
  abstract readonly texts: Texts;
  constructor(
    readonly params: ErrorParams = {},
    readonly path: readonly string[] = [],
    readonly details: ErrorDetails = {},
  ) {
    super();
  }
  /** The sentence for the user, with the parameters filled in; money (bigint) reads as kronor. */
  text(language: Language): string {
    return this.texts[language].replace(/\{(\w+)\}/g, (_all, name: string) => shown(this.params[name], language));
  }
  override get message(): string {
    return `${this.code}: ${this.text('en')}`;
  }
}

function shown(value: ErrorParams[string], language: Language): string {
  if (typeof value === 'bigint') return kronor(value, language);
  if (value == null) return '–';
  if (typeof value === 'object') return 'sv' in value ? value[language] : value.join(', ');
  return String(value);
}

/** 268060n → "2 680,60 kr", "SEK 2,680.60": öre where there are any, a no-break space between thousands; as the web and SQL's kronor() write it. */
export function kronor(ore: bigint, language: Language): string {
  const whole = (ore < 0n ? -ore : ore) / 100n;
  const rest = ore % 100n === 0n ? '' : String((ore < 0n ? -ore : ore) % 100n).padStart(2, '0');
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, language === 'sv' ? '\u00a0' : ',');
  const number = `${ore < 0n ? '\u2212' : ''}${grouped}${rest && (language === 'sv' ? ',' : '.')}${rest}`;
  return language === 'sv' ? `${number}\u00a0kr` : `SEK\u00a0${number}`;
}

export type DomainErrorClass = new (params?: ErrorParams, path?: readonly string[], details?: ErrorDetails) => DomainError;

const registry = new Map<string, DomainErrorClass>();
/** The values of `enum ErrorCode`, in the order of their declaration. */
export const ErrorCode: Record<string, string> = {};
export const errorTexts = new Map<string, Texts>();

/** Declares an error beside its rule. A code used twice stops the start. */
export function domainError(kind: ErrorKind, code: string, texts: Texts): DomainErrorClass {
  if (registry.has(code)) throw new Error(`The error code ${code} is declared twice: choose another.`);
  const made = class extends DomainError {
    readonly kind = kind;
    readonly code = code;
    readonly texts = texts;
  };
  registry.set(code, made);
  ErrorCode[code] = code;
  errorTexts.set(code, texts);
  return made;
}

export const NotFound = domainError('notFound', 'NOT_FOUND', {
  sv: 'Det finns inte, eller så får du inte se det.',
  en: 'It does not exist, or you may not see it.',
});
export const Forbidden = domainError('forbidden', 'FORBIDDEN', {
  sv: 'Du har inte rätt att göra det här ({requires}).',
  en: 'You may not do this ({requires}).',
});
export const VersionConflict = domainError('conflict', 'VERSION_CONFLICT', {
  sv: 'Någon annan har ändrat under tiden. Nu gäller version {currentVersion}.',
  en: 'Somebody else has changed it meanwhile. The current version is {currentVersion}.',
});
export const Invalid = domainError('invalid', 'INVALID', { sv: '{problem}', en: '{problem}' });
export const InUse = domainError('refused', 'IN_USE', {
  sv: 'Det används fortfarande och kan inte tas bort.',
  en: 'It is still in use and cannot be removed.',
});
export const Busy = domainError('refused', 'BUSY', {
  sv: 'Någon annan arbetar med samma sak just nu. Försök igen.',
  en: 'Somebody else is working with the same thing right now. Try again.',
});

/** Several faults of one input, answered together. */
export class Faults extends Error {
  constructor(readonly errors: readonly DomainError[]) {
    super(errors.map((e) => e.message).join('; '));
  }
}

/** `detail`: what the database said beside, e.g. what a trigger raised. */
type ConstraintMapper = (fault: { table?: string; constraint: string; detail?: string }) => DomainError;
const constraints = new Map<string, ConstraintMapper>();
/** What a named database constraint means to the user: the database decides, and this says it. */
export function constraintError(constraint: string, make: ConstraintMapper): void {
  if (constraints.has(constraint)) throw new Error(`The constraint ${constraint} is mapped twice.`);
  constraints.set(constraint, make);
}

interface DatabaseFault {
  code?: string;
  constraint?: string;
  table?: string;
  detail?: string;
}

/** The domain errors in whatever was thrown; null where it is none of the user's business. */
export function userFaults(error: unknown): readonly DomainError[] | null {
  if (error instanceof DomainError) return [error];
  if (error instanceof Faults) return error.errors;
  const fault = ((error as { driverError?: DatabaseFault }).driverError ?? error) as DatabaseFault;
  const mapped = fault.constraint ? constraints.get(fault.constraint) : undefined;
  if (mapped) return [mapped({ table: fault.table, constraint: fault.constraint!, detail: fault.detail })];
  if (fault.code === '55P03' || fault.code === '40001' || fault.code === '40P01') return [new Busy()];
  if (fault.code === '23503' || fault.code === '23001') return [new InUse()];
  return null;
}
