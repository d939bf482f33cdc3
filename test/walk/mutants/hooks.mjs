import { withSwitches } from './switches.mjs';

/** Gives the next loader, which compiles, a source with switches. */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  if (!url.startsWith('file:') || !url.endsWith('.ts') || !loaded.source) return loaded;
  return { ...loaded, source: withSwitches(url, loaded.source.toString()) };
}
