import { GraphQLError } from 'graphql';

/** A parameter as PostgreSQL reads it in text form. */
export type Value = string | null;

/** The client asked for something that cannot be; the message says what would be right. */
export const badInput = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** A JavaScript value in PostgreSQL's text form. */
export function text(value: unknown): Value {
  if (value == null) return null;
  if (Array.isArray(value)) return `{${value.map(element).join()}}`;
  return checked(String(value));
}

const element = (value: unknown): string => (value == null ? 'null' : `"${checked(String(value)).replace(/[\\"]/g, '\\$&')}"`);

function checked(value: string): string {
  if (value.includes('\0')) throw badInput('A text contains the character U+0000, which cannot be searched for');
  return value;
}
