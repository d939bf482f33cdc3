import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Press, pressLimits } from './press.ts';
import { PaperFailed, PressBusy } from './refusals.ts';

const press = new Press();
afterAll(() => press.onApplicationShutdown());

const look = readFileSync(new URL('../../papers/look.typ', import.meta.url), 'utf8');
const body = '#facts(d.facts)\n#said(d.notes)\n#ruled(2, d.head, d.rows)';
const foot = {
  publisher: 'Samnav',
  language: 'sv',
  made: { year: 2026, month: 5, day: 4 },
  madeOn: '2026-05-04',
  source: 'https://a.example/',
  fingerprint: 'f',
};
const paper = (more: object = {}): string =>
  JSON.stringify({
    ...{ title: 'Möte', words: { made: 'framställd', fingerprint: 'Fingeravtryck' }, ...foot },
    ...{ facts: [{ name: 'Plats', value: 'Umeå' }], notes: 'Rad', head: ['A', 'B'], rows: [['1', '2']], ...more },
  });
const set = (data: string, more: { source?: string; forWhom?: string; standard?: 'ua-1' | 'a-2a' } = {}): Promise<Buffer> =>
  press.render({ source: more.source ?? `${look}\n${body}`, data, standard: more.standard ?? 'ua-1' }, more.forWhom ?? randomUUID());

/** What poppler reads in it; where poppler is not installed, the bytes say less. */
const textOf = (pdf: Buffer): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const child = execFile('pdftotext', ['-', '-'], (error, out) =>
      (error as NodeJS.ErrnoException | null)?.code === 'ENOENT' ? resolve(undefined) : error ? reject(error) : resolve(out),
    );
    child.stdin!.on('error', () => {}).end(pdf);
  });

describe('the press', () => {
  test('sets tagged PDF/UA-1 with title and language', async () => {
    const pdf = (await set(paper())).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    for (const sign of ['<pdfuaid:part>1<', '/Marked true', '/Lang (sv)', '/StructTreeRoot', '/Type /StructElem']) expect(pdf).toContain(sign);
  });

  test('sets PDF/A-2a where it is for archives', async () => {
    const pdf = (await set(paper(), { standard: 'a-2a' })).toString('latin1');
    expect(pdf).toContain('<pdfaid:part>2<');
    expect(pdf).toContain('<pdfaid:conformance>A<');
  });

  test('shows what people wrote as it stands and runs nothing of it', async () => {
    const hostile = '#panic("x") #read("/etc/passwd") $x^2$ *b* _i_ [c] <l> @r \\ `r` // c /* "#{sys.inputs}" #import "@preview/x:1.0.0" = H';
    const text = await textOf(await set(paper({ title: hostile, notes: hostile, rows: [[hostile, '#']] })));
    for (const part of ['#panic("x")', '#read("/etc/passwd")', '$x^2$', '*b*', '@preview/x:1.0.0', '// c /*'])
      expect(text?.replace(/\s+/g, ' ') ?? part).toContain(part);
  });

  test('writes the number of a character that no font has, instead of failing', async () => {
    const text = await textOf(await set(paper({ notes: 'före 日本 efter' })));
    expect(text ?? '[U+65E5][U+672C] efter').toContain('[U+65E5][U+672C] efter');
  });

  test('says what Typst said where the template is wrong, and sets the next paper', async () => {
    await expect(set('{}', { source: '#panic("no")' })).rejects.toThrow(PaperFailed);
    expect((await set(paper())).subarray(0, 4).toString()).toBe('%PDF');
  });

  test('kills what hangs, and sets the next paper', async () => {
    const patience = pressLimits.timeout;
    pressLimits.timeout = 300;
    await expect(set('{}', { source: '#for i in range(10000) { for j in range(10000) { let x = i * j } }' })).rejects.toThrow('too long');
    pressLimits.timeout = patience;
    expect((await set(paper())).subarray(0, 4).toString()).toBe('%PDF');
  });

  test('refuses a fourth paper of one reader, while others are served', async () => {
    const mine = Array.from({ length: 4 }, () => set(paper(), { forWhom: 'me' }));
    const other = set(paper(), { forWhom: 'you' });
    await expect(mine[3]).rejects.toThrow(PressBusy);
    expect((await Promise.all([...mine.slice(0, 3), other])).map((pdf) => pdf.length > 1000)).toEqual([true, true, true, true]);
  });

  test('gives its process no secrets', async () => {
    await set(paper());
    const { pid } = (press as unknown as { child: { pid: number } }).child;
    expect(
      readFileSync(`/proc/${pid}/environ`, 'latin1')
        .split('\0')
        .filter((line) => !line.startsWith('NODE_CHANNEL_')),
    ).toEqual(['']);
  });
});
