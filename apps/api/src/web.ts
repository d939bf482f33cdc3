import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const root = resolve(import.meta.dirname, '../../web/dist');

/** What is no page is data: nothing in it may run, and no other site may read it. */
const ofData = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Security headers for everything, and the built web app on the same origin; an address that is a page answers the app. */
export async function serveWeb(server: FastifyInstance, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith('https:');
  const headers = https ? { ...ofData, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : ofData;
  server.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
  await server.register(async (pages) => {
    pages.addHook('onRequest', async (_request, reply) => void reply.removeHeader('content-security-policy')); // helmet says a page's own
    await pages.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: ofPages() },
      hsts: https,
      crossOriginEmbedderPolicy: false,
    });
    if (!existsSync(join(root, 'index.html'))) return; // the API alone
    await pages.register(fastifyStatic, { root, wildcard: false, maxAge: '1y', immutable: true, index: false, setHeaders });
    pages.get('/*', (request, reply) => page(request, reply));
  });
}

/** What has no hash in its name is asked for anew: a service worker that is old keeps an old app alive. */
const setHeaders = (reply: FastifyReply, path: string): void => {
  if (path.endsWith('sw.js')) void reply.header('cache-control', 'no-cache');
};

const ofPages = (): Record<string, string[]> => ({
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"], // the component library sets style attributes
  scriptSrc: ["'self'", ...inlineScripts()],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
});

/** The app's page for addresses below known parts; a missing file or an unknown address of the API is 404. */
function page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const wantsPage = request.headers.accept?.includes('text/html') && !/\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0]!);
  if (!wantsPage) return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  // the address of an answer's page is its key
  if (request.url.startsWith('/answer/')) void reply.header('x-robots-tag', 'noindex, nofollow');
  return reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
}

/** The page may carry small scripts of its own (the colour scheme before the first paint); each is allowed by its hash. */
function inlineScripts(): string[] {
  const file = join(root, 'index.html');
  if (!existsSync(file)) return [];
  const scripts = readFileSync(file, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g);
  return [...scripts].map(([, code]) => `'sha256-${createHash('sha256').update(code!).digest('base64')}'`);
}
