// The press: a process of its own, without secrets or environment, that sets one paper after the other and ends when it has grown.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const MOST_MEMORY = 300_000_000;
const MOST_ATTEMPTS = 4;
const KEPT_RUNS = 5; // how many papers an entry of the compiler's cache outlives unused

const compiler = NodeCompiler.create();

/** What Typst says is wrong, wherever the binding puts it. */
const said = (error) => error?.message || String(error?.code ?? error);

/** Characters that no font here has: PDF/UA forbids boxes in their place, so their numbers are written. */
function unprintable(message) {
  const texts = [...message.matchAll(/the text `\\?"((?:[^`\\]|\\[^"])+)\\?"` could not be displayed/g)].map(([, text]) => text);
  return new Set(texts.flatMap((text) => [...text.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))]));
}

const named = (character) => `[U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;

function set({ source, data, inputs, standard }) {
  let text = data;
  for (let attempt = 1; ; attempt++) {
    try {
      return compiler.pdf({ mainFileContent: source, inputs: { data: text, ...inputs } }, { pdfStandard: standard });
    } catch (error) {
      const missing = unprintable(said(error));
      if (!missing.size || attempt === MOST_ATTEMPTS) throw error;
      text = JSON.stringify(JSON.parse(text), (_key, value) =>
        typeof value === 'string' ? [...value].map((c) => (missing.has(c) ? named(c) : c)).join('') : value,
      );
    }
  }
}

process.on('message', (order) => {
  let answer;
  try {
    answer = { id: order.id, pdf: set(order) };
  } catch (error) {
    answer = { id: order.id, error: said(error).slice(0, 2_000) };
  }
  compiler.evictCache(KEPT_RUNS);
  const last = process.memoryUsage.rss() > MOST_MEMORY;
  process.send({ ...answer, last }, () => last && process.exit(0));
});
process.on('disconnect', () => process.exit(0));
