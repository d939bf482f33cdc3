import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { limits, limitTexts } from '@samnav/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface Fault {
  code: string;
  message: string;
  limit?: string;
  allowed?: number;
}
/** What the server itself refuses before anybody of ours has seen it. */
const faults: Readonly<Record<number, Fault>> = {
  400: { code: 'BAD_REQUEST', message: 'The request is not understood: its address, its headers or its JSON is malformed.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address.' },
  405: { code: 'METHOD_NOT_ALLOWED', message: 'This address does not know that method.' },
  408: { code: 'TIMEOUT', message: 'The request did not come to its end.' },
  413: {
    code: 'LIMIT_EXCEEDED',
    message: `The limit bodyBytes is ${limits.bodyBytes} ${limitTexts.bodyBytes.counts}. ${limitTexts.bodyBytes.remedy}`,
    limit: 'bodyBytes',
    allowed: limits.bodyBytes,
  },
  414: { code: 'LIMIT_EXCEEDED', message: 'The address is too long. Send it by POST.' },
  415: { code: 'JSON_EXPECTED', message: 'Send JSON (Content-Type: application/json).' },
  431: { code: 'LIMIT_EXCEEDED', message: 'The headers are too large.' },
};
const internal: Fault = { code: 'INTERNAL', message: 'Something went wrong here. It has been logged; give the request id when you ask about it.' };
const faultOf = (status: number): Fault => faults[status] ?? (status < 500 ? faults[400]! : internal);

/** Every answer carries the request's id in X-Request-Id; one that refuses says it in its body too, with a code. */
export function nameFaults(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ id, url, headers: { host = '' } }, reply) => {
    void reply.header('x-request-id', id);
    if (host !== '' && !URL.canParse(`http://${host}`))
      return reply
        .code(400)
        .type('application/json')
        .send(bodyOf(400, id, isGraphQL(url)));
  });
  server.addHook('onSend', async (request, reply, payload: unknown) => {
    if (reply.statusCode < 400 || typeof payload !== 'string' || !isJson(reply)) return payload;
    return named(payload, { status: reply.statusCode, requestId: request.id, graphql: isGraphQL(request.url) });
  });
}

const isGraphQL = (url: string): boolean => /\/graphql\b/.test(url);
const isJson = (reply: FastifyReply): boolean => /[/+]json/.test(String(reply.getHeader('content-type')));

interface Refused {
  status: number;
  requestId: string;
  graphql: boolean;
}

function named(payload: string, { status, requestId, graphql }: Refused): string | Buffer {
  const body = JSON.parse(payload) as { errors?: { extensions?: object }[]; code?: string; statusCode?: number };
  if (body.errors) {
    body.errors = body.errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
    return JSON.stringify(body);
  }
  if (body.code !== undefined && body.statusCode === undefined) return payload; // a refusal of ours
  return bodyOf(status, requestId, graphql);
}

function bodyOf(status: number, requestId: string, graphql: boolean): string {
  const { message, ...fault } = faultOf(status);
  return JSON.stringify(graphql ? { errors: [{ message, extensions: { ...fault, requestId } }] } : { ...fault, message, requestId });
}

/** Answers an address that no route can read, before any hook. */
export function refuseAddress(_error: unknown, { id, url }: FastifyRequest, reply: FastifyReply): void {
  const body = bodyOf(404, id, isGraphQL(url));
  void reply.code(404).header('x-request-id', id).type('application/json').send(body);
}

const statusOfParser: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what is not even HTTP. */
export function refuseBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statusOfParser[error.code ?? ''] ?? 400;
  const body = JSON.stringify({ ...faultOf(status), requestId: randomUUID() });
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
