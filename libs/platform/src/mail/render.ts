import type { Language, Letter, LetterList } from './letter.ts';

export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

const shared = {
  sv: { tagline: 'Nätverk och projekt i kommunerna', why: 'Varför får jag detta?', link: 'Om knappen inte fungerar, öppna:' },
  en: { tagline: 'Networks and projects of the municipalities', why: 'Why do I get this?', link: 'If the button does not work, open:' },
} satisfies Record<Language, object>;

/** The letter's subject, plain text and HTML in the recipient's language. Addresses become whole ones below `publicUrl`. */
export function renderLetter<Params>(letter: Letter<Params>, params: Params, language: Language, publicUrl: string): Rendered {
  const text = letter.texts[language];
  const subject = text
    .subject(params)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const lines = text.lines(params);
  const given = text.act?.(params);
  const act = given && { label: given.label, url: new URL(given.url, publicUrl).href };
  const why = text.why(params);
  const lists = (text.lists?.(params) ?? []).map(({ title, items }) => ({
    title,
    items: items.map(({ label, url }) => ({ label, url: new URL(url, publicUrl).href })),
  }));
  return { subject, text: plain(lines, lists, act, why), html: page({ subject, lines, lists, act, why, language }) };
}

interface Act {
  label: string;
  url: string;
}

function plain(lines: readonly string[], lists: readonly LetterList[], act: Act | undefined, why: string): string {
  const listed = lists.map(({ title, items }) => [`${title}:`, ...items.map(({ label, url }) => `- ${label}\n  ${url}`)].join('\n'));
  return [...lines, ...listed, ...(act ? [`${act.label}:\n${act.url}`] : []), `-- \nSamnav. ${why}`].join('\n\n') + '\n';
}

function page({
  subject,
  lines,
  lists,
  act,
  why,
  language,
}: {
  subject: string;
  lines: readonly string[];
  lists: readonly LetterList[];
  act: Act | undefined;
  why: string;
  language: Language;
}): string {
  const words = shared[language];
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join('\n      ');
  const listed = lists.map(listHtml).join('\n      ');
  const button = act
    ? `<p style="margin:24px 0"><a href="${escapeHtml(act.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#12563b;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(act.label)}</a></p>
      <p style="margin:0 0 16px;font-size:14px">${words.link} <a href="${escapeHtml(act.url)}" style="color:#12563b;overflow-wrap:anywhere">${escapeHtml(act.url)}</a></p>`
    : '';
  return `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;background:#f3f5f4;color:#1c2420;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
  <div style="max-width:600px;margin:0 auto;padding:24px 16px">
    <div role="banner" style="padding:0 0 16px"><strong style="font-size:20px;color:#12563b">Samnav</strong><br><span style="font-size:14px;color:#45504b">${words.tagline}</span></div>
    <div role="main" style="background:#ffffff;border:1px solid #d5dcd8;border-radius:8px;padding:24px">
      <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(subject)}</h1>
      ${[paragraphs, listed].filter(Boolean).join('\n      ')}
      ${button}
    </div>
    <div role="contentinfo" style="padding:16px 0;font-size:14px;color:#45504b"><strong>${words.why}</strong> ${escapeHtml(why)}</div>
  </div>
</body>
</html>
`;
}

const listHtml = ({ title, items }: LetterList): string => `<h2 style="margin:24px 0 8px;font-size:18px">${escapeHtml(title)}</h2>
      <ul style="margin:0 0 16px;padding-left:20px">
        ${items.map(({ label, url }) => `<li style="margin:0 0 8px"><a href="${escapeHtml(url)}" style="color:#12563b">${escapeHtml(label)}</a></li>`).join('\n        ')}
      </ul>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as it may stand in HTML, also inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!);
