import type { Plan } from './plan-draft.ts';

/** Runs each JavaScript field over its columns, which lie where its answer shall stand; `failed` says what stands there if it throws. */
export function finished<T>(data: T, plan: Plan, failed: (error: unknown) => unknown, under: readonly string[] = []): T {
  plan.finish.forEach(({ path, run }, mark) => {
    const keys = [...under, ...path];
    const last = keys.pop()!;
    for (const holder of holders(data, keys)) {
      const needs = holder[last] as { $: number } | null | undefined;
      if (needs?.$ !== mark) continue; // another type's field under the same key, or nothing there
      const { $: _mark, ...values } = needs;
      try {
        holder[last] = run(values) ?? null;
      } catch (error) {
        holder[last] = failed(error);
      }
    }
  });
  return data;
}

/** All objects that lie under the keys, lists followed. */
function holders(at: unknown, keys: readonly string[]): Record<string, unknown>[] {
  if (Array.isArray(at)) return at.flatMap((item) => holders(item, keys));
  if (typeof at !== 'object' || at === null) return [];
  const object = at as Record<string, unknown>;
  return keys.length ? holders(object[keys[0]!], keys.slice(1)) : [object];
}
