import type { Page } from 'playwright-core';
import { en, sv } from '../../apps/web/src/i18n/texts.ts';
import { axeFindings, go, lookAt, visit, WORDS } from './browser.ts';

type Texts = { readonly [key: string]: string | Texts };
const every = (texts: Texts): string[] => Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : every(text)));
const HOLE = /\{\{\w+\}\}/;
/** What the app says in Swedish and not in English: whole texts, and those with holes whose own words are many enough to be known by. */
const swedish = (() => {
  const english = new Set(every(en as unknown as Texts));
  const ours = every(sv as unknown as Texts).filter((text) => !english.has(text));
  const around = ours.filter((text) => HOLE.test(text) && text.replaceAll(new RegExp(HOLE, 'g'), '').length > 15);
  const pattern = (text: string): string =>
    text
      .split(new RegExp(HOLE, 'g'))
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+');
  return {
    whole: new Set(ours.filter((text) => !HOLE.test(text)).map((text) => text.toLowerCase())),
    around: around.map((text) => new RegExp(`^${pattern(text)}$`, 'i')),
  };
})();
const SAID = `[...document.querySelectorAll('body *:not(script):not(style)')].flatMap((element) => [
  ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent),
  ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)),
]).filter(Boolean).concat(document.title)`;

/** What stands in Swedish on a page that is shown in English: the app's own words, not what people have written. */
async function leftInSwedish(page: Page): Promise<string[]> {
  const said = (await page.evaluate<string[]>(SAID)).flatMap((text) => text.split(' · ')).map((text) => text.replace(/\s+/g, ' ').trim());
  const known = (text: string): boolean => swedish.whole.has(text.toLowerCase()) || swedish.around.some((pattern) => pattern.test(text));
  return [...new Set(said)].filter(known).map((text) => `in Swedish: ${text}`);
}

/** Shows the page, and those after it, in a language. */
async function speak(page: Page, language: 'sv' | 'en'): Promise<void> {
  await page.evaluate(`localStorage.setItem('samnav.language', '${language}')`);
  await visit(page, new URL(page.url()).pathname);
  if ((await page.evaluate('document.documentElement.lang')) !== language) throw new Error(`The page does not speak ${language}`);
}

/** What is wrong with pages of the app that somebody reads in Swedish and then, in the same session, in English; the page is in the app already. */
export async function inBothLanguages(page: Page, paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const note = (what: string, found: string[]): void => void wrong.push(...found.map((one) => `${what}: ${one}`));
  for (const path of paths) {
    await go(page, path);
    note(path, await lookAt(page, { dark: false }));
    if (!(await leftInSwedish(page)).length) wrong.push(`${path}: no Swedish is known here, so that none would be missed in English`);
  }
  await speak(page, 'en');
  for (const path of paths) {
    if (new URL(page.url()).pathname !== path) await go(page, path);
    note(`${path} in English`, [...(await axeFindings(page, WORDS)), ...(await leftInSwedish(page))]);
  }
  return wrong;
}
