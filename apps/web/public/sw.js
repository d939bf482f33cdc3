/* Keeps the app itself for meeting pages that were opened here, so that a meeting room without a network still has its attendance list. What
   is shown in it is kept by the app (src/meetings/kept.ts), as are the ticks that wait (src/meetings/outbox.ts). */
const KEPT = 'samnav-shell-1';
const SHELL = '/kept-shell';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(tidy()));

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('samnav-shell-') && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/* The page says what it is made of; a newer page replaces what is kept of an older one. */
self.addEventListener('message', (event) => {
  if (event.data && event.data.keep) event.waitUntil(keep(event.data.keep));
});

async function keep(addresses) {
  const page = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-cache' });
  if (!page.ok) return;
  const html = await page.clone().text();
  const cache = await caches.open(KEPT);
  const before = await cache.match(SHELL);
  if (before && (await before.text()) !== html) await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  const missing = [];
  for (const address of addresses) if (!(await cache.match(address))) missing.push(address);
  await cache.addAll(missing);
  await cache.put(SHELL, page); // last: a shell without its parts would be a white page
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith('/t/')) event.respondWith(fromNetworkOrKept(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg') event.respondWith(fromKeptOrNetwork(request));
});

async function fromNetworkOrKept(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const shell = await (await caches.open(KEPT)).match(SHELL);
    if (shell) return shell;
    throw error;
  }
}

async function fromKeptOrNetwork(request) {
  const kept = await (await caches.open(KEPT)).match(request.url);
  return kept ?? fetch(request);
}
