import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

const names = [
  'c1',
  'c2',
  'c3',
  'c4',
  'c5',
  'c6',
  'c-grid',
  'c-axis',
  'gap-bg',
  'm0',
  'm1',
  'm2',
  'm3',
  'on-m0',
  'on-m2',
  'on-m3',
  'text',
  'text-2',
  'surface',
  'control',
  'line',
  'bad',
] as const;
export type Colour = (typeof names)[number];

/** Whether the page is being printed; pictures are drawn anew before the paper is filled. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const print = window.matchMedia('print');
    const follow = () => flushSync(() => setPrinting(print.matches));
    print.addEventListener('change', follow);
    return () => print.removeEventListener('change', follow);
  }, []);
  return printing;
}

/** The semantic colours as values, for pictures that cannot read CSS variables; new when the scheme changes, and on paper. */
export function useColours(): Record<Colour, string> {
  const scheme = useComputedColorScheme('light');
  const printing = usePrinting();
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    void scheme;
    void printing;
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Record<Colour, string>;
  }, [scheme, printing]);
}
