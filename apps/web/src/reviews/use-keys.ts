import { useEffect, useState } from 'react';

export type ReviewKey = 'j' | 'k' | 'a' | 'd' | 'f';

const keys: ReadonlySet<string> = new Set(['j', 'k', 'a', 'd', 'f']);
const KEPT = 'samnav.reviewKeys';

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Single keys act on the line that is under review, unless one writes, a dialog is open, or they are turned off.
 * Answers whether they are on, and how to turn them.
 */
export function useReviewKeys(act: (key: ReviewKey) => void): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keys.has(event.key)) return;
      if (writing(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
      event.preventDefault();
      act(event.key as ReviewKey);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, act]);
  const turn = (next: boolean) => {
    localStorage.setItem(KEPT, next ? 'on' : 'off');
    setOn(next);
  };
  return [on, turn];
}
