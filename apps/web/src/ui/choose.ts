import type { Choice } from './fields.tsx';

/** A word as it stands first in a sentence. */
export const capital = (word: string): string => word.replace(/^./, (letter) => letter.toLocaleUpperCase('sv'));

/** An enum's values with their words, in the order given. */
export const choicesFrom = <T extends string>(words: Readonly<Record<T, string>>): Choice[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({
    value,
    label: capital(label),
  }));

/** What a chosen value is called; the value itself where it is unknown. */
export const labelOf = (choices: readonly Choice[], value: unknown): string =>
  choices.find((choice) => choice.value === value)?.label ?? String(value ?? '–');

/** "Bjurholm, Vindeln och Vännäs". */
export const joined = (names: readonly string[], and: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
