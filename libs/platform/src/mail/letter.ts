import type { z } from 'zod';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';

export type Language = Scope['language'];

/** A list of things in a letter. */
export interface LetterList {
  title: string;
  items: readonly { label: string; url: string }[];
}

/** What a letter says in one language; text and HTML are both made of it, so they never differ. */
export interface LetterText<Params> {
  subject(params: Params): string;
  /** Paragraphs of plain text. */
  lines(params: Params): readonly string[];
  /** Lists below the paragraphs, each with a title; addresses as in `act`. */
  lists?(params: Params): readonly LetterList[];
  /** The one thing to do: an address below PUBLIC_URL (`/t/…`) or a whole one. */
  act?(params: Params): { label: string; url: string };
  /** Why the recipient gets this, in one sentence. */
  why(params: Params): string;
}

/** A file that goes with a letter, e.g. an invitation for the calendar. */
export interface Attachment {
  filename: string;
  contentType: string;
  content: string;
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

/** How far a mail has come: `unknown` = a server had it and never said what became of it; it may be sent once more and become `sent`. */
export interface MailOutcome {
  state: 'sent' | 'unknown' | 'failed' | 'withdrawn';
  messageId: string;
  /** The server's words, or why it was not sent. */
  reason: string;
}

export interface Letter<Params = any> {
  /** Unique; written in every mail's row, so never renamed. */
  readonly name: string;
  readonly params: z.ZodType<Params>;
  readonly texts: Readonly<Record<Language, LetterText<Params>>>;
  /** The letter carries a one-time link: its params are forgotten once a mail server has taken it. */
  readonly secret: boolean;
  /** Asked again right before sending; false, or a word that says why not, withdraws the mail (the deadline is met, the invitation revoked). */
  readonly wanted?: (tx: Tx, mail: WrittenMail<Params>) => Promise<boolean | string>;
  /** Where the recipient is written to today; null = as when the mail was written. */
  readonly address?: (tx: Tx, mail: WrittenMail<Params>) => Promise<string | null>;
  /** In the transaction that marks the mail as being sent: params that only this copy may know and no row keeps, e.g. a one-time link. */
  readonly fresh?: (tx: Tx, mail: WrittenMail<Params>) => Promise<Partial<Params>>;
  /** In the transaction that marks how it ended, e.g. a row of the delivery log. `unknown` may be followed by another. */
  readonly ended?: (tx: Tx, mail: WrittenMail<Params>, outcome: MailOutcome) => Promise<void>;
  /** Whether a mail that nobody knows the fate of is sent once more, with the same Message-ID. */
  readonly resendOnUnknown: boolean | ((params: Params) => boolean);
  /** What this letter is a further word of: mail programs show letters of one thread together. */
  readonly thread?: (params: Params) => string;
  /** Further headers, e.g. List-Unsubscribe. Addresses are whole ones. */
  readonly headers?: (params: Params, publicUrl: string) => Readonly<Record<string, string>>;
  /** Files that go with it; made when it is sent. */
  readonly attachments?: (params: Params, publicUrl: string, language: Language) => readonly Attachment[];
}

const letters = new Map<string, Letter>();

type Given<Params> = Omit<Letter<Params>, 'secret' | 'resendOnUnknown'> & Partial<Pick<Letter<Params>, 'secret' | 'resendOnUnknown'>>;

/** Declares a letter beside the capability that it speaks of. */
export function defineLetter<Params>(given: Given<Params>): Letter<Params> {
  if (letters.has(given.name)) throw new Error(`Letter "${given.name}" is defined twice: give one of them another name, or import the first.`);
  const letter: Letter<Params> = Object.freeze({ secret: false, resendOnUnknown: true, ...given });
  letters.set(letter.name, letter);
  return letter;
}

type Listener = (tx: Tx, mail: WrittenMail & { to: string }, outcome: MailOutcome) => Promise<void>;
const listeners: Listener[] = [];
/** A higher context learns how every mail ended, whatever its letter, in the transaction that marks it. */
export const onMailEnded = (listen: Listener): void => void listeners.push(listen);
export async function tellOfMail(...told: Parameters<Listener>): Promise<void> {
  for (const listen of listeners) await listen(...told);
}

/** The letter of a name, where loaded code defines it. */
export const letterNamed = (name: string): Letter | undefined => letters.get(name);
/** Every letter that loaded code has defined. */
export const definedLetters = (): readonly Letter[] => [...letters.values()];
