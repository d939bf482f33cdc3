/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 (JCS): the one text of a JSON value, so that a hash of it can be made again by anyone. Members that are undefined are left out. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return canonicalScalar(value as Exclude<Json, object>);
  const object = value as { readonly [key: string]: Json | undefined };
  const members = Object.keys(object).sort(); // by UTF-16 code units, as the RFC asks
  return `{${members.flatMap((key) => (object[key] === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(object[key])}`])).join(',')}}`;
}

function canonicalScalar(value: null | boolean | number | string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON`);
  return JSON.stringify(value);
}

/** The JSON of what a column holds: öre as digits, instants as ISO text, and no text that jsonb refuses (NUL, half surrogate pairs). */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [[wellFormed(k), toJson(v)]])));
  throw new TypeError(`a ${typeof value} cannot stand in the audit log`);
}

const wellFormed = (text: string): string => text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
