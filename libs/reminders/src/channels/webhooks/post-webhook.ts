import { request as overHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { publicLookup, refusePrivate } from './webhook-address.ts';

export interface Signed {
  url: string;
  /** The same at every try, so that the receiver knows a repetition. */
  id: string;
  body: string;
  /** The endpoint's secret, and the one before it for a day after a change. */
  secrets: readonly string[];
}
export interface Answer {
  status: number;
  /** The beginning of what was answered. */
  excerpt: string;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;
const EXCERPT = 500;

/** Sends one event as Standard Webhooks says, follows nothing, and answers what came back. Throws where no answer came. */
export async function postWebhook({ url: given, id, body, secrets }: Signed, signal?: AbortSignal, timeout = TIMEOUT_MS): Promise<Answer> {
  const url = new URL(given);
  refusePrivate(url);
  const at = new Date();
  const signature = secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' ');
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Samnav-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
  const late = AbortSignal.timeout(timeout);
  const options = { method: 'POST', headers, agent: false, lookup: publicLookup, signal: signal ? AbortSignal.any([late, signal]) : late };
  return new Promise((resolve, reject) => {
    let answered = false;
    const failed = (error: Error): void => reject(late.aborted ? new Error(`no answer within ${timeout / 1000} seconds`) : error);
    const outgoing = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, (incoming) => {
      answered = true;
      excerptOf(incoming).then((excerpt) => {
        outgoing.destroy();
        resolve({ status: incoming.statusCode!, excerpt });
      }, failed);
    });
    outgoing.on('error', failed);
    // after 101 Switching Protocols there is neither an answer nor an error
    outgoing.on('close', () => void (!answered && failed(new Error('the connection was closed without an answer'))));
    outgoing.end(body);
  });
}

/** Reads no more than 64 kB of what is answered, and keeps the beginning of it. */
async function excerptOf(incoming: IncomingMessage): Promise<string> {
  let kept = '';
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (kept.length < EXCERPT) kept += chunk.toString('utf8');
    if ((bytes += chunk.length) >= MOST_BYTES) break;
  }
  return kept
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT);
}
