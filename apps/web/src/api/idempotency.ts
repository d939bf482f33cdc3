import { useRef } from 'react';

/** A key that no other thing asked for has. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A key for each thing asked for: sending the same input again uses the same key, so that a lost answer does not do it twice. */
export function useIdempotencyKey(): (input: unknown) => string {
  const last = useRef({ input: '', key: '' });
  return (input) => {
    const text = JSON.stringify(input);
    if (last.current.input !== text) last.current = { input: text, key: newKey() };
    return last.current.key;
  };
}
