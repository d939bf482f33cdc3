import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

const names = [
  'c1',
  'c2',
  'c3',
  'c4',
  'c5',
  'c6',
  'c-grid',
  'c-axis',
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

/** The semantic colours as values, for pictures that cannot read CSS variables; new when the scheme changes. */
export function useColours(): Record<Colour, string> {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    void scheme;
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Record<Colour, string>;
  }, [scheme]);
}
