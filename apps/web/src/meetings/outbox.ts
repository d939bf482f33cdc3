import type { ApolloClient } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { localStore, type Tick } from './local-store.ts';
import { sendTicks } from './send-ticks.ts';
import { afterAnswer, nextToSend, withTick } from './ticks.ts';

/** How the line is: nothing known against it, no answer at all, or an answer that does not take them yet. */
export type Line = 'up' | 'down' | 'refusing';

interface Outbox {
  ticks: readonly Tick[];
  line: Line;
}

const AGAIN = 10_000;
const LOCK = 'samnav-ticks';

let outbox: Outbox = { ticks: [], line: 'up' };
let loaded = false;
const listeners = new Set<() => void>();
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(LOCK) : null;

export const currentOutbox = (): Outbox => outbox;

/** Calls back when a tick is made, sent or refused, in this tab or another. */
export function onOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Made here a moment ago and not stored yet: shown at once, whatever else is read from the store meanwhile. */
const storing = new Map<string, Tick>();

function show({ ticks = outbox.ticks, line = outbox.line }: Partial<Outbox>): void {
  outbox = { ticks: [...storing.values()].reduce(withTick, [...ticks]), line };
  for (const listener of listeners) listener();
}

/** One change at a time, on what is stored: another tab may have sent some. Where nothing can be stored the ticks live in this tab alone. */
async function change(work: (ticks: readonly Tick[]) => Tick[]): Promise<void> {
  try {
    const store = await localStore();
    const transaction = store.transaction('ticks', 'readwrite');
    const before = await transaction.store.getAll();
    const after = work(inOrder(before));
    const stays = new Set(after.map((tick) => tick.tickId));
    for (const tick of before) if (!stays.has(tick.tickId)) void transaction.store.delete(tick.tickId);
    for (const tick of after) void transaction.store.put(tick);
    await transaction.done;
    show({ ticks: after });
    others?.postMessage('changed');
  } catch {
    show({ ticks: work(outbox.ticks) });
  }
}

const inOrder = (ticks: readonly Tick[]): Tick[] => ticks.toSorted((a, b) => a.tickedAt.localeCompare(b.tickedAt));

async function load(): Promise<void> {
  const stored = await localStore()
    .then((store) => store.getAll('ticks'))
    .catch(() => null);
  if (stored) show({ ticks: inOrder(stored) });
  loaded = true;
}
others?.addEventListener('message', () => void load());

/** Keeps a tick here at once; it is sent when there is a line. */
export async function keepTick(tick: Tick): Promise<void> {
  storing.set(tick.tickId, tick);
  show({});
  await change((ticks) => {
    storing.delete(tick.tickId);
    return withTick(ticks, tick);
  });
}

/** Lets a refused tick go. */
export const dropTick = (tickId: string): Promise<void> => change((ticks) => ticks.filter((tick) => tick.tickId !== tickId));

/** Whose ticks, of which region. */
export interface Sender {
  client: ApolloClient;
  account: string;
  tenant: string;
}

/** Sends what waits, each once; a second tab that tries at the same time lets the first one do it. */
export async function sendWaiting(sender: Sender): Promise<void> {
  if (!loaded) await load();
  if (mine(sender).length === 0) return;
  if (!navigator.locks) return sendAll(sender);
  await navigator.locks.request(LOCK, () => sendAll(sender));
}

const mine = ({ account, tenant }: Sender): Tick[] => nextToSend(outbox.ticks.filter((tick) => tick.account === account && tick.tenant === tenant));

async function sendAll(sender: Sender): Promise<void> {
  await load();
  for (let batch = mine(sender); batch.length > 0; batch = mine(sender)) {
    const sent = new Set(batch.map((tick) => tick.tickId));
    await change((ticks) => ticks.map((tick) => (sent.has(tick.tickId) ? { ...tick, attempted: true } : tick)));
    try {
      const settled = await sendTicks(sender.client, batch);
      await change((ticks) => afterAnswer(ticks, settled));
      show({ line: 'up' });
    } catch (error) {
      return show({ line: CombinedGraphQLErrors.is(error) || ServerError.is(error) ? 'refusing' : 'down' });
    }
  }
}

/** Sends now, when the line comes back, when the page is looked at again, and every ten seconds while something waits. Answers how to stop. */
export function keepSending(sender: Sender): () => void {
  const send = () => void sendWaiting(sender);
  const lost = () => show({ line: 'down' });
  const timer = setInterval(() => mine(sender).length > 0 && send(), AGAIN);
  addEventListener('online', send);
  addEventListener('offline', lost);
  document.addEventListener('visibilitychange', send);
  send();
  return () => {
    clearInterval(timer);
    removeEventListener('online', send);
    removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', send);
  };
}
