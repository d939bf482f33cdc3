import type { Pool } from 'pg';
import type { z } from 'zod';

/**
 * A sort of target that computes itself, declared by the context whose rows it counts. Two SQL functions of a migration count:
 * `target_rows_<kind>(target)` answers what counted and what did not, each with the reason; `target_outcome_<kind>(target)` what comes of it.
 */
export interface TargetKind<Parameters = unknown> {
  /** camelCase; unique in the installation and stored, so never renamed. */
  kind: string;
  /** What it counts, as the API's documentation says it. */
  description: string;
  /** What is asked, e.g. how many. */
  parameters: z.ZodType<Parameters>;
  /** What a target of the kind is called where nobody names it. */
  title: Record<'sv' | 'en', string>;
}

const kinds = new Map<string, TargetKind>();

/** Makes a kind of target known. One without its functions stops the start. */
export function defineTarget<Parameters>(given: TargetKind<Parameters>): TargetKind<Parameters> {
  const { kind } = given;
  if (!/^[a-z][A-Za-z]*$/.test(kind)) throw new Error(`The target ${kind}: kinds are camelCase letters, e.g. networksJoined.`);
  if (kinds.has(kind)) throw new Error(`The target ${kind} is defined twice: give one of them another name.`);
  kinds.set(kind, given as TargetKind);
  return given;
}

/** Every kind that loaded code has defined. */
export const definedTargets = (): readonly TargetKind[] => [...kinds.values()];

/** The kind of that name; nothing may be asked of one that nobody defines. */
export function targetKind(kind: string): TargetKind {
  const found = kinds.get(kind);
  if (!found) throw new Error(`Nobody defines the target ${kind}: call defineTarget in the context that owns its rows.`);
  return found;
}

/** `networksJoined` → `networks_joined`, as its functions are called. */
const snake = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Stops the start where a kind has no function that counts it. */
export async function refuseUncounted(database: Pick<Pool, 'query'>, defined = definedTargets()): Promise<void> {
  const needed = defined.flatMap(({ kind }) => ['rows', 'outcome'].map((what) => `target_${what}_${snake(kind)}`));
  const { rows } = await database.query<{ name: string }>(
    `select w.name from unnest($1::text[]) w (name) where to_regprocedure(w.name || '(target)') is null`,
    [needed],
  );
  if (rows.length) throw new Error(`Targets that nobody counts: a migration must create ${rows.map(({ name }) => `${name}(target)`).join(', ')}.`);
}
