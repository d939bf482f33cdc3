import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium, where there is one: SAMNAV_CHROMIUM says where. */
export const browserPath = (): string | undefined => process.env.SAMNAV_CHROMIUM || undefined;
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath()!, args: FLAGS });

/** A page of a signed-in person; whatever the page logs as an error is collected. */
export async function openPage(
  browser: Browser,
  url: string,
  options: { cookie?: string; dark?: boolean; width?: number } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const { cookie, dark = false, width = 1440 } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  });
  if (cookie) {
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { page, context, faults };
}

/** Opens an address and waits until the page has its heading and nothing is being fetched for it. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** Goes on to another page of the app as a link does, without loading the app anew. */
export async function go(page: Page, path: string): Promise<void> {
  // the page that is left has a heading too
  await page.evaluate(
    `document.querySelectorAll('h1').forEach((title) => (title.dataset.left = '')); history.pushState(null, '', ${JSON.stringify(path)})`,
  );
  await page.locator('h1:not([data-left])').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** The source of axe, as @axe-core/playwright has it. */
const axe = (createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string }).source;
interface Rules {
  type: 'tag' | 'rule';
  values: string[];
  but?: string[];
}
const COLOURS = ['color-contrast', 'link-in-text-block'];
const EVERYTHING: Rules = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] };

/** … without the colours, which are the same in every language. */
export const WORDS = { ...EVERYTHING, but: COLOURS };

/** What axe finds, as sentences; in the page itself, for there are no frames and no page more is to be opened. */
export async function axeFindings(page: Page, { but = [], ...runOnly }: Rules = EVERYTHING): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ runOnly, rules, resultTypes: ['violations'], iframes: false });
  return page.evaluate(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')))`);
}

/** … in the dark, where nothing but the colours is another. */
async function darkFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const found = await axeFindings(page, { type: 'rule', values: COLOURS });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found.map((finding) => `dark: ${finding}`);
}

/** What axe finds, in the dark too where asked, and whether the page scrolls sideways at 320 pixels. */
export async function lookAt(page: Page, { dark = true, width = 1440 } = {}): Promise<string[]> {
  const found = await axeFindings(page);
  if (dark) found.push(...(await darkFindings(page)));
  await page.setViewportSize({ width: 320, height: 900 });
  // a chart takes its new width a moment after the page has
  const fits = page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, { timeout: 5_000 });
  await fits.catch(() => found.push('scrolls sideways at 320 pixels'));
  await page.setViewportSize({ width, height: 900 });
  return found;
}

/** `/t/umearegionen/networks/net_0198…` → `/t/umearegionen/networks/$id`: pages of one kind look alike. */
const kindOf = (path: string): string => path.split('?')[0]!.replace(/[a-z]{2,4}_[0-9a-f-]{36}/g, '$id');

/** Walks every kind of page that can be reached by links from `start`; `look` is called once at each. Answers the addresses. */
export async function walk(page: Page, start: string, look: (path: string) => Promise<void>): Promise<string[]> {
  const found = new Map<string, string>([[kindOf(start), start]]);
  for (const path of found.values()) {
    await (path === start ? visit : go)(page, path);
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
    for (const link of links)
      if (/^\/(t|f|operator)\b/.test(link) && !/\.(jsonl|ics|csv|xlsx|pdf)(\?|$)/.test(link) && !found.has(kindOf(link)))
        found.set(kindOf(link), link);
    await look(path);
  }
  return [...found.values()];
}
