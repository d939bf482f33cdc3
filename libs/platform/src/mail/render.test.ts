import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineLetter } from './letter.ts';
import { renderLetter } from './render.ts';

const letter = defineLetter({
  name: 'render-test',
  params: z.object({ title: z.string() }),
  texts: {
    sv: {
      subject: ({ title }) => `Påminnelse: ${title}`,
      lines: ({ title }) => [`${title} ska vara klar i dag.`],
      act: () => ({ label: 'Öppna', url: '/t/umea?a=1&b=2' }),
      why: () => 'Du äger uppgiften.',
    },
    en: { subject: ({ title }) => `Reminder: ${title}`, lines: ({ title }) => [`${title} is due today.`], why: () => 'You own the task.' },
  },
});
const at = 'https://samnav.example';

test('a letter speaks the recipient’s language, in text and in HTML', () => {
  const sv = renderLetter(letter, { title: 'Rapport' }, 'sv', at);
  expect(sv.subject).toBe('Påminnelse: Rapport');
  expect(sv.text).toBe('Rapport ska vara klar i dag.\n\nÖppna:\nhttps://samnav.example/t/umea?a=1&b=2\n\n-- \nSamnav. Du äger uppgiften.\n');
  expect(renderLetter(letter, { title: 'Report' }, 'en', at).html).toContain('<html lang="en">');
});

test('what people wrote is text in HTML, never markup', () => {
  const { html } = renderLetter(letter, { title: '<img src=x onerror="alert(1)">' }, 'sv', at);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  expect(html).toContain('href="https://samnav.example/t/umea?a=1&amp;b=2"');
});

test('a subject is one line, so it cannot carry headers', () => {
  expect(renderLetter(letter, { title: 'a\r\nBcc: everybody@umea.example' }, 'sv', at).subject).toBe('Påminnelse: a Bcc: everybody@umea.example');
});

test('a letter’s name is defined once', () => {
  expect(() => defineLetter({ name: 'render-test', params: letter.params, texts: letter.texts })).toThrow('defined twice');
});
