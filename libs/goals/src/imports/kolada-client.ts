import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** One figure as Kolada publishes it: of one municipality, year and gender (T = all, K = women, M = men). */
export interface KoladaFigure {
  kpi: string;
  /** Code of Statistics Sweden, e.g. 2480. */
  municipality: string;
  year: number;
  gender: 'T' | 'K' | 'M';
  /** Exact decimal text, as it stood in the answer; null where Kolada has none. */
  value: string | null;
}

export interface KoladaSettings {
  /** Where the API is; without a path after the version. */
  url: string;
  /** How long one answer may take, in ms. */
  timeout: number;
  /** How often a question is asked that was not answered. */
  tries: number;
  /** How long to wait before a question and, growing, before it is asked once more, in ms. */
  gap: number;
}

export const koladaSettings = (env: NodeJS.ProcessEnv = process.env): KoladaSettings => ({
  url: env.KOLADA_URL ?? 'https://api.kolada.se/v3',
  timeout: 15_000,
  tries: 4,
  gap: 300,
});

/** The API refuses longer lists of years or municipalities in one question. */
const MOST_IN_LIST = 25;
const PER_PAGE = 5000;
const MOST_PAGES = 100;
const MOST_BYTES = 20_000_000;
const LONGEST_WAIT = 30_000;

const page = z.object({
  values: z.array(
    z.object({
      kpi: z.string(),
      municipality: z.string(),
      period: z.number().int(),
      values: z.array(z.object({ gender: z.enum(['T', 'K', 'M']), value: z.number().nullable(), isdeleted: z.boolean().optional() })),
    }),
  ),
  next_url: z.string().nullish(),
});

/** That Kolada did not answer, or not as its third version does. */
export class KoladaFailed extends Error {}

/** Reads figures from Kolada’s API, version 3: a question at a time, page by page, asked again where the server is busy or away. */
export class KoladaClient {
  constructor(
    private readonly settings: KoladaSettings,
    private readonly signal?: AbortSignal,
  ) {}

  async figures(kpi: string, municipalities: readonly string[], years: readonly number[]): Promise<KoladaFigure[]> {
    const found: KoladaFigure[] = [];
    for (const codes of inLists(municipalities))
      for (const some of inLists(years))
        found.push(...(await this.pages(`/data/kpi/${kpi}/municipality/${codes.join(',')}/year/${some.join(',')}?per_page=${PER_PAGE}`)));
    return found;
  }

  private async pages(path: string): Promise<KoladaFigure[]> {
    const found: KoladaFigure[] = [];
    let next: URL | null = new URL(this.settings.url.replace(/\/$/, '') + path);
    for (let read = 0; next; read++) {
      if (read === MOST_PAGES) throw new KoladaFailed('more pages than can be right');
      const { values, next_url: following }: z.infer<typeof page> = await this.ask(next);
      for (const { kpi, municipality, period: year, values: byGender } of values)
        for (const { gender, value, isdeleted } of byGender)
          if (!isdeleted) found.push({ kpi, municipality, year, gender, value: value === null ? null : exact(value) });
      next = following ? this.within(following) : null;
    }
    return found;
  }

  /** An answer may only lead on to where it came from. */
  private within(following: string): URL {
    const [url, own] = [new URL(following, this.settings.url), new URL(this.settings.url)];
    // behind a proxy the API names itself without TLS
    if (url.host === own.host) url.protocol = own.protocol;
    if (url.origin !== own.origin) throw new KoladaFailed(`an answer leads to ${url.origin}`);
    return url;
  }

  private async ask(url: URL): Promise<z.infer<typeof page>> {
    const { tries, gap } = this.settings;
    for (let tried = 1; ; tried++) {
      await pause(tried === 1 ? gap : 0, undefined, { signal: this.signal });
      const { answer, wait, fault } = await this.once(url);
      if (answer) return answer;
      if (wait === null || tried >= tries) throw new KoladaFailed(fault);
      await pause(Math.min(wait ?? gap * 2 ** tried, LONGEST_WAIT), undefined, { signal: this.signal });
    }
  }

  /** `wait` null = asking again is no use; undefined = when to ask again was not said. */
  private async once(url: URL): Promise<{ answer?: z.infer<typeof page>; wait?: number | null; fault?: string }> {
    const late = AbortSignal.timeout(this.settings.timeout);
    try {
      const signal = this.signal ? AbortSignal.any([late, this.signal]) : late;
      const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json', 'user-agent': 'Samnav/1' } });
      if (response.status === 429 || response.status >= 500) return { wait: retryAfter(response), fault: `status ${response.status}` };
      if (!response.ok) return { wait: null, fault: `status ${response.status}` };
      const read = page.safeParse(JSON.parse(await textOf(response)));
      return read.success ? { answer: read.data } : { wait: null, fault: 'an answer of another shape' };
    } catch (error) {
      if (this.signal?.aborted) throw error;
      if (error instanceof KoladaFailed) throw error;
      return { fault: late.aborted ? 'no answer in time' : (error as Error).message };
    }
  }
}

function* inLists<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += MOST_IN_LIST) yield all.slice(at, at + MOST_IN_LIST);
}

/** The shortest text that is this number, which is what stood in the answer; without an exponent. */
function exact(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [digits = '', power = '0'] = text.split('e');
  if (Number(power) > 20 || Number(power) < -30) throw new KoladaFailed(`${text} is no figure`);
  return value.toFixed(Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power)));
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MOST_BYTES) throw new KoladaFailed('an answer larger than can be right');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}
