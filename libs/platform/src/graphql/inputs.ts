import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { FieldOptions } from '@nestjs/graphql';
import { Day, Decimal, Instant, Json, TimeOfDay } from '../read/index.ts';
import { DomainError, Faults, Invalid } from './errors.ts';
import type { Texts } from './errors.ts';

type Check = (value: any, path: string[], faults: DomainError[]) => unknown;
interface Rule {
  name: string;
  nullable: boolean;
  check: Check;
}
const rules = new WeakMap<object, Rule[]>();

interface Says {
  nullable?: boolean;
  description: string;
}
type Told<T = object> = string | (Says & T);
const says = <T>(told: Told<T>): Says & Partial<T> => (typeof told === 'string' ? ({ description: told } as Says & Partial<T>) : told);

const fault = (path: string[], texts: Texts): DomainError => {
  const error = new Invalid({ problem: texts.sv }, path);
  Object.defineProperty(error, 'texts', { value: texts });
  return error;
};

function declare(told: Says, type: () => unknown, check: Check): PropertyDecorator {
  return (proto, key) => {
    Field(type as never, { nullable: told.nullable ?? false, description: told.description } as FieldOptions)(proto, key);
    const own = rules.get(proto) ?? [];
    own.push({ name: String(key), nullable: told.nullable ?? false, check });
    rules.set(proto, own);
  };
}

const EMAIL = /^[^\s\p{C}@<>()",;:\\[\]]+@[^\s\p{C}@<>()",;:\\[\]]+\.[^\s\p{C}@<>()",;:\\[\]]{2,}$/u;
/** Whether it can be an e-mail address; no invisible characters, of which two addresses that look alike could be made. */
export const isEmail = (text: string): boolean => text.length <= 254 && EMAIL.test(text); // the pattern’s work grows with the square of the length

// blank in every font, though no white space
const VISIBLE = /[^\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u;

const text =
  (min: number, max: number): Check =>
  (value: string, path, faults) => {
    const clean = value.normalize('NFC').trim();
    if (clean.length < min || (min > 0 && !VISIBLE.test(clean)))
      faults.push(fault(path, { sv: `Skriv minst ${min} tecken.`, en: `Write at least ${min} characters.` }));
    if (clean.length > max)
      faults.push(
        fault(path, {
          sv: `Skriv högst ${max} tecken; nu är det ${clean.length}.`,
          en: `Write at most ${max} characters; there are ${clean.length}.`,
        }),
      );
    // eslint-disable-next-line no-control-regex -- these are what is refused
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(clean))
      faults.push(fault(path, { sv: 'Texten innehåller styrtecken.', en: 'The text contains control characters.' }));
    return clean;
  };

const day: Check = (value: string, path, faults) => {
  const date = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
  if (!real || value < '1900-01-01' || value > '2200-12-31')
    faults.push(fault(path, { sv: 'Skriv ett datum som finns, till exempel 2026-03-31.', en: 'Write a date that exists, e.g. 2026-03-31.' }));
  return value;
};

const MOST_ORE = 100_000_000_000_000n; // a thousand billion kronor: sums of a million rows stay inside a bigint

const money: Check = (value: string, path, faults) => {
  const sign = value.startsWith('-') ? -1n : 1n;
  const [kr = '0', dec = ''] = value.replace('-', '').split('.');
  if (!/^\d{0,2}$/.test(dec)) {
    faults.push(
      fault(path, {
        sv: 'Skriv beloppet med högst två decimaler, till exempel 1200.50.',
        en: 'Write the amount with at most two decimals, e.g. 1200.50.',
      }),
    );
    return 0n;
  }
  const ore = sign * BigInt(kr + dec.padEnd(2, '0'));
  if (ore > MOST_ORE || ore < -MOST_ORE) faults.push(fault(path, { sv: 'Beloppet är orimligt stort.', en: 'The amount is unreasonably large.' }));
  return ore;
};

const within =
  (min: number, max: number): Check =>
  (value: number, path, faults) => {
    if (value < min || value > max)
      faults.push(fault(path, { sv: `Skriv ett heltal från ${min} till ${max}.`, en: `Write a whole number from ${min} to ${max}.` }));
    return value;
  };

const email: Check = (value: string, path, faults) => {
  const clean = value.trim().toLowerCase();
  if (!isEmail(clean))
    faults.push(
      fault(path, { sv: 'Skriv en e-postadress, till exempel namn@kommun.se.', en: 'Write an e-mail address, e.g. name@municipality.se.' }),
    );
  return clean;
};

const same: Check = (value) => value;

const list =
  (min: number, max: number, item: Check): Check =>
  (values: unknown[], path, faults) => {
    if (values.length < min) faults.push(fault(path, { sv: `Ange minst ${min}.`, en: `Give at least ${min}.` }));
    if (values.length > max)
      faults.push(fault(path, { sv: `Ange högst ${max}; nu är det ${values.length}.`, en: `Give at most ${max}; there are ${values.length}.` }));
    return values.slice(0, max).map((v, i) => item(v, [...path, String(i)], faults));
  };

/** The fields of an input: one line gives the GraphQL field, its description and its rule. */
export const Is = {
  /** Text, trimmed and in NFC; 1 to `max` (500) characters, 0 allowed where `min: 0`. */
  text: (told: Told<{ min?: number; max?: number }>) => declare(says(told), () => String, text(says(told).min ?? 1, says(told).max ?? 500)),
  /** An opaque id of the API, e.g. `prj_0198…`. */
  id: (told: Told | string, more: Partial<Says> = {}) => declare({ ...says(told), ...more }, () => ID, same),
  ids: (told: Told<{ min?: number; max?: number }>) => declare(says(told), () => [ID], list(says(told).min ?? 0, says(told).max ?? 500, same)),
  /** A calendar day, `YYYY-MM-DD`, between 1900 and 2200. */
  day: (told: Told) => declare(says(told), () => Day, day),
  /** An instant with its zone, e.g. `2026-03-31T12:00:00Z`. */
  instant: (told: Told) => declare(says(told), () => Instant, same),
  /** A local time of day, `HH:MM`. */
  time: (told: Told) => declare(says(told), () => TimeOfDay, same),
  /** A decimal string of kronor; arrives in the service as whole öre (`bigint`). */
  money: (told: Told) => declare(says(told), () => Decimal, money),
  /** An exact decimal number; it stays text all the way, e.g. `64.9`. */
  decimal: (told: Told) => declare(says(told), () => Decimal, same),
  int: (told: Told<{ min?: number; max?: number }>) =>
    declare(says(told), () => Int, within(says(told).min ?? -2_147_483_648, says(told).max ?? 2_147_483_647)),
  flag: (told: Told) => declare(says(told), () => Boolean, same),
  /** Any JSON; the service checks what is in it. */
  json: (told: Told) => declare(says(told), () => Json, same),
  choice: (type: () => object, told: Told) => declare(says(told), type, same),
  choices: (type: () => object, told: Told<{ min?: number; max?: number }>) =>
    declare(says(told), () => [type()], list(says(told).min ?? 0, says(told).max ?? 100, same)),
  email: (told: Told) => declare(says(told), () => String, email),
  texts: (told: Told<{ min?: number; max?: number; each?: number }>) =>
    declare(says(told), () => [String], list(says(told).min ?? 0, says(told).max ?? 100, text(1, says(told).each ?? 500))),
  /** Another input inside this one. */
  part: (type: () => new () => object, told: Told) => declare(says(told), type, (v, path, faults) => checkFields(type(), v, path, faults)),
  list: (type: () => new () => object, told: Told<{ min?: number; max?: number }>) =>
    declare(
      says(told),
      () => [type()],
      list(says(told).min ?? 0, says(told).max ?? 500, (v, path, faults) => checkFields(type(), v, path, faults)),
    ),
  /** The version that the user saw; a change made meanwhile is a conflict, never overwritten. */
  version: (description = 'The version that you saw; if somebody has changed the object since, the answer is a conflict with the current one.') =>
    declare({ description }, () => Int, same),
};

/** An input of a mutation. */
export const Inputs =
  (description: string) =>
  (type: new () => object): void => {
    Field(() => String, { nullable: true, description: 'Anything; comes back in the payload.' })(type.prototype, 'clientMutationId');
    InputType({ description })(type);
  };
/** A part of an input, without clientMutationId. */
export const InputPart = (description: string): ClassDecorator => InputType({ description });

function checkFields(type: new () => object, input: Record<string, unknown>, path: string[], faults: DomainError[]): Record<string, unknown> {
  for (let proto = type.prototype as object | null; proto && proto !== Object.prototype; proto = Object.getPrototypeOf(proto) as object | null)
    for (const rule of rules.get(proto) ?? []) {
      const value = input[rule.name];
      if (value !== null && value !== undefined) input[rule.name] = rule.check(value, [...path, rule.name], faults);
    }
  return input;
}

/** Cleans an input in place and throws every fault found, each with the path of its field. */
export function checkInput(type: new () => object, input: Record<string, unknown>): void {
  const faults: DomainError[] = [];
  checkFields(type, input, ['input'], faults);
  if (faults.length) throw new Faults(faults);
}
