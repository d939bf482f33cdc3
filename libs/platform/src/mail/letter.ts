import type { z } from 'zod';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';

export type Language = Scope['language'];

/** What a letter says in one language; text and HTML are both made of it, so they never differ. */
export interface LetterText<Params> {
  subject(params: Params): string;
  /** Paragraphs of plain text. */
  lines(params: Params): readonly string[];
  /** The one thing to do: an address below PUBLIC_URL (`/t/…`) or a whole one. */
  act?(params: Params): { label: string; url: string };
  /** Why the recipient gets this, in one sentence. */
  why(params: Params): string;
}

/** A written mail as the letter's own code sees it again when it is sent. */
export interface WrittenMail<Params = unknown> {
  id: string;
  about: string;
  occurrence: string;
  toAccountId: string | null;
  toPersonId: string | null;
  params: Params;
}

export interface Letter<Params = any> {
  /** Unique; written in every mail's row, so never renamed. */
  readonly name: string;
  readonly params: z.ZodType<Params>;
  readonly texts: Readonly<Record<Language, LetterText<Params>>>;
  /** The letter carries a one-time link: its text is forgotten once a mail server has taken it. */
  readonly secret: boolean;
  /** Asked again right before sending; false withdraws the mail (the deadline is met, the invitation revoked). */
  readonly wanted?: (tx: Tx, mail: WrittenMail<Params>) => Promise<boolean>;
  /** In the transaction that marks the mail sent, e.g. a row of the delivery log. */
  readonly sent?: (tx: Tx, mail: WrittenMail<Params> & { messageId: string; response: string }) => Promise<void>;
}

const letters = new Map<string, Letter>();

/** Declares a letter beside the capability that it speaks of. */
export function defineLetter<Params>(given: Omit<Letter<Params>, 'secret'> & { secret?: boolean }): Letter<Params> {
  if (letters.has(given.name)) throw new Error(`Letter "${given.name}" is defined twice: give one of them another name, or import the first.`);
  const letter: Letter<Params> = Object.freeze({ secret: false, ...given });
  letters.set(letter.name, letter);
  return letter;
}

/** The letter of a name, where loaded code defines it. */
export const letterNamed = (name: string): Letter | undefined => letters.get(name);
/** Every letter that loaded code has defined. */
export const definedLetters = (): readonly Letter[] => [...letters.values()];
