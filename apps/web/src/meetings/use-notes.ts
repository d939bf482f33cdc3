import { useCallback, useEffect, useRef, useState } from 'react';
import { conflictIn, type Outcome } from '../api/verb.ts';

export type NotesState = 'same' | 'unsaved' | 'saving' | 'saved' | 'failed';

interface Stored {
  version: number;
  text: string;
}

export interface NotesOptions {
  /** Where unsaved text is kept in this browser, should the page be closed. */
  keptAs: string;
  /** What is saved, as far as this page knows. */
  stored: Stored;
  save: (text: string, version: number) => Promise<Outcome<unknown>>;
  /** What is saved now, after somebody else was first; undefined when it is gone. */
  latest: () => Promise<Stored | undefined>;
}

const PAUSE = 1200;
const AGAIN = 10_000;

/** Text that saves itself a moment after the last key. Whoever saves second sees both texts; nothing written is lost, not by a lost line either. */
export function useNotes({ keptAs: key, stored, save, latest }: NotesOptions) {
  const [text, setText] = useState(() => localStorage.getItem(key) ?? stored.text);
  const [state, setState] = useState<NotesState>(() => (localStorage.getItem(key) === null ? 'same' : 'unsaved'));
  const [theirs, setTheirs] = useState<Stored | null>(null);
  const base = useRef(stored.version);
  const current = useRef(text);
  current.current = text;

  // What others saved is shown where one has written nothing oneself.
  useEffect(() => {
    if (state !== 'same' && state !== 'saved') return;
    base.current = Math.max(base.current, stored.version);
    if (stored.version >= base.current) setText(stored.text);
  }, [stored.version, stored.text, state]);

  const store = useCallback(
    async (version: number) => {
      const sent = current.current;
      setState('saving');
      const answer = await save(sent, version);
      if (answer.ok) {
        base.current = version + 1;
        if (current.current === sent) localStorage.removeItem(key);
        return setState(current.current === sent ? 'saved' : 'unsaved');
      }
      const now = conflictIn(answer.faults) ? await latest().catch(() => undefined) : undefined;
      if (!now) return setState('failed');
      // Another part of the same row was changed, not the text.
      if (now.text === stored.text || now.text === sent) return store(now.version);
      setTheirs(now);
      setState('failed');
    },
    [key, save, latest, stored.text],
  );

  useEffect(() => {
    if (theirs || (state !== 'unsaved' && state !== 'failed')) return;
    const timer = setTimeout(() => void store(base.current), state === 'unsaved' ? PAUSE : AGAIN);
    return () => clearTimeout(timer);
  }, [state, text, theirs, store]);

  return {
    text,
    state,
    theirs,
    write: (next: string) => {
      localStorage.setItem(key, next);
      setText(next);
      setState('unsaved');
    },
    keepMine: () => {
      const { version } = theirs!;
      setTheirs(null);
      void store(version);
    },
    takeTheirs: () => {
      localStorage.removeItem(key);
      base.current = theirs!.version;
      setText(theirs!.text);
      setTheirs(null);
      setState('saved');
    },
    look: () => setTheirs(null),
  };
}
