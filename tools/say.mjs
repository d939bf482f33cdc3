const started = performance.now();

/** One line of progress, with the seconds since the beginning. */
export function step(text) {
  console.log(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${text}`);
}

/** A fault that the person at the keyboard can do something about: shown as its one sentence, without a stack. */
export class Sentence extends Error {}

/** What to print for an error: the sentence alone where there is one. */
export function plain(error) {
  const named = error instanceof Sentence || error?.constructor?.name === 'PostgresFailed';
  return named ? error.message : (error?.stack ?? String(error));
}

/** Repeats a line while work goes on, so that nobody thinks it hangs. */
export async function whileWorking(text, work, every = 10_000) {
  const from = performance.now();
  const timer = setInterval(() => step(`${text} (${Math.round((performance.now() - from) / 1000)} s so far)`), every);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** Lines in a frame. */
export function box(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '─'.repeat(width + 2);
  return [`┌${rule}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${rule}┘`].join('\n');
}
