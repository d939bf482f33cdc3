import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** As much of S3 as one bucket of private objects needs, in memory. */
export async function s3Server(): Promise<{ endpoint: string; objects: Map<string, Buffer>; close(): Promise<void> }> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, reply) => void answer(objects, request, reply));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, objects, close: () => new Promise((done) => server.close(() => done())) };
}

async function answer(objects: Map<string, Buffer>, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const key = decodeURIComponent(new URL(request.url!, 'http://s3').pathname);
  const body = await buffer(request);
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) return void reply.writeHead(403).end();
  if (request.method === 'PUT') objects.set(key, String(request.headers['content-encoding']).includes('aws-chunked') ? unchunked(body) : body);
  if (request.method === 'DELETE') objects.delete(key);
  const found = objects.get(key);
  if (request.method === 'PUT') return void reply.writeHead(200, { etag: '"1"' }).end();
  if (request.method === 'DELETE') return void reply.writeHead(204).end();
  if (!found) return void reply.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
  reply.writeHead(200, { 'content-length': found.length });
  reply.end(request.method === 'HEAD' ? undefined : found);
}

/** `<length in hex>[;extension]\r\n<bytes>\r\n` … and trailers after the chunk of length 0. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (!(length > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
