import { readFileSync } from 'node:fs';

/** A municipality as Statistics Sweden lists it. */
export interface RegisteredMunicipality {
  code: string;
  /** `Umeå`. */
  name: string;
  /** `Umeå kommun`. */
  fullName: string;
}

let register: ReadonlyMap<string, RegisteredMunicipality> | undefined;

/** Sweden's 290 municipalities by their four-digit code (data/municipalities_se.csv). */
export function municipalityRegister(): ReadonlyMap<string, RegisteredMunicipality> {
  register ??= new Map(
    readFileSync(new URL('../../data/municipalities_se.csv', import.meta.url), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([code = '', fullName = '', name = '']) => [code, { code, name, fullName }]),
  );
  return register;
}
