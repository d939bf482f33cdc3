import { AxeBuilder } from '@axe-core/playwright';
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

/** What axe finds, as sentences. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  return violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  );
}

/** `/t/umearegionen/networks/net_0198…` → `/t/umearegionen/networks/$id`: pages of one kind look alike. */
const kindOf = (path: string): string => path.split('?')[0]!.replace(/[a-z]{2,4}_[0-9a-f-]{36}/g, '$id');

/** Walks every kind of page that can be reached by links from `start`; `look` is called once at each. Answers the addresses. */
export async function walk(page: Page, start: string, look: (path: string) => Promise<void>): Promise<string[]> {
  const found = new Map<string, string>([[kindOf(start), start]]);
  for (const path of found.values()) {
    await visit(page, path);
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
    for (const link of links)
      if (/^\/(t|f|operator)\b/.test(link) && !/\.(jsonl|ics|csv|xlsx|pdf)(\?|$)/.test(link) && !found.has(kindOf(link)))
        found.set(kindOf(link), link);
    await look(path);
  }
  return [...found.values()];
}
