/** Whatever this page is made of: scripts, styles, fonts. */
const parts = (): string[] => {
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
  const own = loaded.filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'));
  return [...new Set([...own.map((url) => url.pathname), '/favicon.svg'])];
};

/** Makes the page that is shown one that opens without a line too. Browsers without service workers go on as before. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: parts() });
}
