import { modelOf } from './model.ts';
import type { Class, Model } from './members.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `prj_<uuid>` → uuid; null for another type's id and for nonsense, which then find nothing. */
export function localId(model: Model, id: unknown): string | null {
  const local = typeof id === 'string' && prefixOf(id) === model.prefix ? id.slice(model.prefix.length + 1) : '';
  return uuid.test(local) ? local : null;
}

/** uuid → `prj_<uuid>`. */
export const globalId = (type: Class, id: string): string => `${modelOf(type).prefix}_${id}`;

/** `prj` of `prj_0198…`; empty where there is none. */
export const prefixOf = (id: unknown): string => (typeof id === 'string' ? id.slice(0, Math.max(0, id.indexOf('_'))) : '');
