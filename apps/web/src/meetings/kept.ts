import { useEffect, useState } from 'react';
import { useSession } from '../identity/session.ts';
import { now } from '../ui/dates.ts';
import { localStore } from './local-store.ts';

/** As many meetings as one has in a few weeks; the oldest leave first. */
const AT_MOST = 20;

export interface Kept<T> {
  at: string;
  data: T;
}

async function keep(key: string, account: string, data: unknown): Promise<void> {
  const store = await localStore();
  const transaction = store.transaction('kept', 'readwrite');
  await transaction.store.put({ key, account, at: now().toISOString(), data });
  let excess = (await transaction.store.count()) - AT_MOST;
  for (let cursor = await transaction.store.index('at').openCursor(); cursor && excess > 0; excess--) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await transaction.done;
}

/** What was last shown at a key to whoever is signed in; nothing of anybody else's. */
async function lastKept<T>(key: string, account: string): Promise<Kept<T> | null> {
  const found = await (await localStore()).get('kept', key);
  return found && found.account === account ? { at: found.at, data: found.data as T } : null;
}

/** Keeps each answer that is shown, and gives the last one back where the line is down. */
export function useKept<T>(key: string, data: T | undefined, failed: boolean): Kept<T> | null {
  const { account } = useSession();
  const [kept, setKept] = useState<Kept<T> | null>(null);
  useEffect(() => {
    if (data) void keep(key, account.id, data).catch(() => undefined);
  }, [key, account.id, data]);
  useEffect(() => {
    if (data || !failed) return setKept(null);
    let left = false;
    void lastKept<T>(key, account.id)
      .then((found) => left || setKept(found))
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [key, account.id, data, failed]);
  return kept;
}
