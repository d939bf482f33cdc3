import type { Download, Locator, Page } from 'playwright-core';
import { visit } from './browser.ts';

interface Stop {
  /** Whether the focus is where one wants to be. */
  here: boolean;
  /** What has the focus without showing it; empty = it is seen. */
  unseen: string;
  /** The way there, in the order of the page. */
  back: boolean;
  /** The way past the menus has the focus, and one wants to go past them. */
  atSkip: boolean;
}
/** Whether what has the focus shows it, inside the window; and which way it is to `target`. Runs in the page. */
function look(target: any): Stop {
  const { document, getComputedStyle, innerHeight, innerWidth } = globalThis as any;
  const at = document.activeElement;
  const ringed = (element: any): boolean => {
    const { outlineStyle, outlineWidth } = element ? getComputedStyle(element) : { outlineStyle: 'none', outlineWidth: '0' };
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const nothing = at === document.body;
  const seen = nothing || (inside && (ringed(at) || ringed(at.nextElementSibling))) || at.matches('main, h1, [role=dialog], [type=date]');
  return {
    here: at === target,
    unseen: seen ? '' : at.outerHTML.slice(0, 200),
    back: !nothing && (target.compareDocumentPosition(at) & 4) !== 0, // what has the focus follows it
    atSkip: at.matches('a.skip') && target.closest('main') !== null,
  };
}
const MOST_STOPS = 150;

/**
 * Somebody at a page without a mouse, who comes to everything by Tab and must see where the focus is at every stop on the way. The page
 * itself is kept from the tests, and a pointer that is pressed all the same is an error of the page.
 */
export class Keyboard {
  private constructor(
    private readonly page: Page,
    private readonly within: Page | Locator = page,
  ) {}

  static async at(page: Page): Promise<Keyboard> {
    await page.addInitScript(`addEventListener('pointerdown', () => { throw new Error('The mouse was used'); }, true)`);
    page.on('filechooser', () => undefined); // listened for from now on: the key that opens it is quicker than the browser is told
    return new Keyboard(page);
  }

  /** In the dialog that is open, or opens. */
  get dialog(): Keyboard {
    return new Keyboard(this.page, this.page.getByRole('dialog'));
  }

  /** Goes to what is named and presses Enter. */
  async press(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
    await this.to(this.within.getByRole(role, { name, exact: typeof name === 'string' }).first());
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a field and writes over what stands there. */
  async write(label: string, text: string): Promise<void> {
    await this.to(this.within.getByLabel(label).first());
    await this.keys('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Goes to a list of choices, and down it to the one with the word. */
  async choose(label: string, word: string): Promise<void> {
    const list = this.within.getByLabel(label);
    await this.to(list);
    const chosen = () => list.evaluate((of: any) => of.selectedOptions[0].label as string);
    await this.keys('Home');
    for (let n = 0; n < MOST_STOPS && (await chosen()) !== word; n++) await this.keys('ArrowDown');
    if ((await chosen()) !== word) throw new Error(`${label} has no ${word}`);
  }

  /** Goes to a field for files, opens the system’s own dialog and takes a file there. */
  async file(label: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.to(this.within.getByRole('button', { name: label }));
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.keys('Enter')]);
    await chooser.setFiles(file);
  }

  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Writes an address, and waits for its page. */
  visit(path: string): Promise<void> {
    return visit(this.page, path);
  }

  /** Waits until the page says so in its heading … */
  heading(name: RegExp | string, timeout?: number): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor({ timeout });
  }

  /** … or anywhere. */
  text(words: RegExp | string): Promise<void> {
    return this.page.getByText(words).first().waitFor();
  }

  /** Whether it says so now. */
  async says(words: string): Promise<boolean> {
    return (await this.page.getByText(words).count()) > 0;
  }

  /** Waits until the page has such an address; answers it. */
  async path(pattern: RegExp): Promise<string> {
    await this.page.waitForURL(pattern);
    return new URL(this.page.url()).pathname;
  }

  /** Waits until the dialog is done with, and the focus is given back to the page. */
  async closed(): Promise<void> {
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.page.waitForFunction('document.activeElement !== document.body', undefined, { timeout: 5_000 });
  }

  async download(link: string): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(link, 'link')]);
    return download;
  }

  private async to(target: Locator): Promise<void> {
    await target.waitFor();
    let element = await target.elementHandle();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      const { here, unseen, back, atSkip } = await element!.evaluate(look);
      if (unseen) throw new Error(`The focus is not seen at ${unseen}`);
      if (here) return;
      await this.keys(atSkip ? 'Enter' : back ? 'Shift+Tab' : 'Tab');
      if (!(await element!.evaluate((one: any) => one.isConnected as boolean))) element = await target.elementHandle();
    }
    throw new Error(`Tab does not lead to ${String(target)}`);
  }
}
