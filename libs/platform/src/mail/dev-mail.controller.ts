import { Controller, Get, Header, Module, NotFoundException, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { readConfig } from '../database/config.ts';
import { outlive } from '../database/outlive.ts';
import { letterNamed } from './letter.ts';
import type { Attachment, Language } from './letter.ts';
import { escapeHtml, renderLetter } from './render.ts';

interface KeptMail {
  id: string;
  to: string;
  letter: string;
  language: Language;
  subject: string;
  text: string | null;
  html: string | null;
  /** Files that went with it. */
  attachments: readonly Attachment[];
  messageId: string;
  state: string;
  via: string | null;
  attempts: number;
  createdAt: Date;
  acceptedAt: Date | null;
}

type Row = Omit<KeptMail, 'subject' | 'text' | 'html' | 'attachments'> & { subject: string | null; params: unknown };

const FIELDS = `id, to_address as "to", letter, language, subject, params, message_id as "messageId", state, via, attempts, created_at as "createdAt", accepted_at as "acceptedAt"`;

/** The mailbox of a demo installation: every mail of it, newest first. Its reader is whoever runs the demo, so it knows no tenants; never part of production. */
@Controller('dev')
export class DevMailController implements OnApplicationShutdown {
  private pool: pg.Pool | undefined;

  /** `?to=` shows one address only, `?limit=` at most so many (200). */
  @Get('mail.json')
  @Header('cache-control', 'no-store')
  async json(@Query('to') to?: string, @Query('limit') limit?: string): Promise<{ mails: KeptMail[] }> {
    return { mails: await this.mails(to, limit) };
  }

  @Get('mail')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async list(@Query('to') to?: string, @Query('limit') limit?: string): Promise<string> {
    return listPage(await this.mails(to, limit), to);
  }

  @Get('mail/:id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
  async show(@Param('id', new ParseUUIDPipe({ errorHttpStatusCode: 404 })) id: string): Promise<string> {
    const { rows } = await this.open().query<Row>(`select ${FIELDS} from mail_message where id = $1`, [id]);
    if (!rows[0]) throw new NotFoundException();
    return written(rows[0]).html ?? `<!doctype html><title>Samnav</title><p>The text of this mail was forgotten when it was sent.`;
  }

  /** A file that went with a mail, as it was sent. */
  @Get('mail/:id/:filename')
  async file(@Param('id', new ParseUUIDPipe({ errorHttpStatusCode: 404 })) id: string, @Param('filename') filename: string): Promise<StreamableFile> {
    const { rows } = await this.open().query<Row>(`select ${FIELDS} from mail_message where id = $1`, [id]);
    const found = rows[0] && written(rows[0]).attachments.find((attachment) => attachment.filename === filename);
    if (!found) throw new NotFoundException();
    const disposition = `attachment; filename="${encodeURIComponent(found.filename)}"`;
    return new StreamableFile(Buffer.from(found.content), { type: found.contentType, disposition });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private async mails(to: string | undefined, limit: string | undefined): Promise<KeptMail[]> {
    const most = Math.min(Math.max(Number(limit) || 200, 1), 1000);
    const { rows } = await this.open().query<Row>(
      `select ${FIELDS} from mail_message where state <> 'withdrawn' and ($1::text is null or lower(to_address) = lower($1)) order by created_at desc, id desc limit $2`,
      [to ?? null, most],
    );
    return rows.map(written);
  }

  /** The API's role may not read letters, so this reads as the worker. */
  private open(): pg.Pool {
    const { SAMNAV_MODE, WORKER_DATABASE_URL } = readConfig();
    if (SAMNAV_MODE === 'production') throw new NotFoundException();
    if (!this.pool) {
      this.pool = new pg.Pool({ connectionString: WORKER_DATABASE_URL, max: 1, idleTimeoutMillis: 10_000 });
      outlive(this.pool);
    }
    return this.pool;
  }
}

/** The text as the recipient gets it: it is made of the params each time, and forgotten with them. */
function written({ params, ...mail }: Row): KeptMail {
  const letter = letterNamed(mail.letter);
  const read = letter?.params.safeParse(params);
  if (!letter || !read?.success) return { ...mail, subject: mail.subject ?? mail.letter, text: null, html: null, attachments: [] };
  const { PUBLIC_URL } = readConfig();
  const attachments = letter.attachments?.(read.data, PUBLIC_URL, mail.language) ?? [];
  return { ...mail, ...renderLetter(letter, read.data, mail.language, PUBLIC_URL), attachments };
}

const files = ({ id, attachments }: KeptMail): string =>
  attachments.map(({ filename }) => `<a href="/dev/mail/${id}/${encodeURIComponent(filename)}">${escapeHtml(filename)}</a>`).join(' ');

function listPage(mails: readonly KeptMail[], to: string | undefined): string {
  const rows = mails.map(
    (mail) =>
      `<tr><td>${mail.createdAt.toISOString().slice(0, 16).replace('T', ' ')}<td>${escapeHtml(mail.to)}<td lang="${mail.language}"><a href="/dev/mail/${mail.id}">${escapeHtml(mail.subject)}</a><td>${escapeHtml(mail.letter)}<td>${files(mail)}<td>${mail.state}${mail.via ? ` (${mail.via})` : ''}</tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mailbox of the demo – Samnav</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c2420}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #d5dcd8;vertical-align:top}a{color:#12563b}.wide{overflow-x:auto}</style></head>
<body><main><h1>Mailbox of the demo</h1>
<form><label>To <input type="email" name="to" value="${escapeHtml(to ?? '')}"></label> <button>Show</button> ${to ? '<a href="/dev/mail">All</a>' : ''}</form>
<p>${mails.length === 1 ? '1 mail' : `${mails.length} mails`}, newest first. Times are UTC.</p>
<div class="wide"><table><thead><tr><th scope="col">Written<th scope="col">To<th scope="col">Subject<th scope="col">Letter<th scope="col">Files<th scope="col">State</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div></main></body></html>
`;
}

/** Import it in demo mode only. */
@Module({ controllers: [DevMailController] })
export class DevMailModule {}
