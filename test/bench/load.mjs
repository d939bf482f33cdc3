// The load generator, a process of its own: raw sockets that are kept, requests serialised beforehand.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const kept = new Map();
const ERRORS = Buffer.from('"errors":[{');
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const ANY_KEY = Buffer.from('any-key-'.repeat(4));
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** How long the answer at the start of `buffer` is, or -1 while it is not whole; `from` is where its body begins. */
function lengthOf(buffer) {
  const head = buffer.indexOf(END_OF_HEAD);
  if (head < 0) return -1;
  const text = buffer.latin1Slice(0, head);
  const given = /content-length: *(\d+)/i.exec(text);
  if (given) return head + 4 + Number(given[1]) <= buffer.length ? head + 4 + Number(given[1]) : -1;
  if (!/transfer-encoding: *chunked/i.test(text)) throw new Error(`neither length nor chunks: ${text}`);
  return buffer.subarray(-5).equals(LAST_CHUNK) ? buffer.length : -1;
}

const run = randomBytes(8).toString('hex');
let fresh = 0;
/** The request with an Idempotency-Key that nobody has used, where it has one. */
function withFreshKey({ request, key }) {
  if (key < 0) return request;
  const copy = Buffer.from(request);
  copy.write(run + String(fresh++).padStart(16, '0'), key, 'latin1');
  return copy;
}

/** Asks over one connection until the time is up; answers its latencies in microseconds and how many were refused. */
function ask({ port, requests, start, step, until, latencies }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let at = start % requests.length;
    let rest = null;
    let sent = 0;
    let errors = 0;
    const next = () => {
      sent = performance.now();
      if (sent >= until) return void socket.end(() => resolve(errors));
      socket.write(withFreshKey(requests[at]));
      at = (at + step) % requests.length;
    };
    socket.once('connect', next);
    socket.once('error', reject);
    socket.once('close', () => resolve(errors));
    socket.on('data', (chunk) => {
      const buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
      const length = lengthOf(buffer);
      if (length < 0) return void (rest = buffer);
      rest = null;
      latencies.push(Math.round((performance.now() - sent) * 1000));
      if (buffer.latin1Slice(9, 12) !== '200' || buffer.includes(ERRORS)) errors++;
      next();
    });
  });
}

async function measure({ key, port, connections, milliseconds, offset }) {
  const requests = kept.get(key);
  const latencies = [];
  const began = performance.now();
  const until = began + milliseconds;
  const each = Array.from({ length: connections }, (_, i) => ask({ port, requests, start: offset + i, step: connections, until, latencies }));
  const errors = (await Promise.all(each)).reduce((sum, n) => sum + n, 0);
  const seconds = (performance.now() - began) / 1000;
  const sorted = Uint32Array.from(latencies).sort();
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / 1000;
  return { requests: sorted.length, seconds, p50Ms: at(0.5), p99Ms: at(0.99), errors };
}

function keep({ keep: name, requests }) {
  const mutation = name.endsWith('M1');
  kept.set(
    name,
    requests.map((bytes) => ({ request: Buffer.from(bytes), key: mutation ? Buffer.from(bytes).indexOf(ANY_KEY) : -1 })),
  );
}

process.on('message', (message) => {
  if (message.keep) return keep(message);
  measure(message).then(
    (result) => process.send(result),
    (error) => process.send({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
