import { Catch } from '@nestjs/common';
import type { ArgumentsHost, CanActivate, ExceptionFilter, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Language } from '../graphql/errors.ts';
import { ForeignOrigin, InvalidRequest, JsonExpected, Refusal } from './refusals.ts';

/** What identity needs to know of the installation. */
export interface IdentityOptions {
  /** Where people reach the web app; links in letters begin with it, and over https the cookie is Secure. */
  publicUrl: string;
}
export const IDENTITY_OPTIONS = Symbol('identity options');

/** The part of an HTTP request that says who calls. */
export type CallingRequest = Pick<FastifyRequest, 'headers' | 'method'> & { id?: unknown; ip?: string };

export const SESSION_COOKIE = 'samnav_session';

/** The session's secret from the cookie, if there is one. */
export function sessionSecret(request: CallingRequest): string | null {
  const found = request.headers.cookie?.split(/;\s*/).find((pair) => pair.startsWith(`${SESSION_COOKIE}=`));
  return found?.slice(SESSION_COOKIE.length + 1) ?? null;
}

/** Swedish unless English is asked for before it. */
export function languageOf(request: CallingRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase().match(/\b(sv|en)\b/g);
  return (wanted?.[0] as Language | undefined) ?? 'sv';
}

/** Whether the client said which language it wants; otherwise the account's own counts. */
export const namesLanguage = (request: CallingRequest): boolean => /\b(sv|en)\b/i.test(request.headers['accept-language'] ?? '');

/** Cookies go along with forged requests, foreign origins do not: what changes something must come from our own pages (or no page at all). */
export function refuseForeignOrigin(request: CallingRequest, publicUrl: string): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined ? !isOwn(origin, host, publicUrl) : site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new ForeignOrigin();
}

function isOwn(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false; // "null" of sandboxed pages
  return new URL(origin).origin === new URL(publicUrl).origin || new URL(origin).host === host;
}

/** Guards every route under /auth: own origin, and JSON where there is a body. */
@Injectable()
export class OwnPages implements CanActivate {
  constructor(@Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    refuseForeignOrigin(request, this.options.publicUrl);
    const type = request.headers['content-type'];
    if (request.method === 'POST' && type !== undefined && !/^application\/json\b/i.test(type)) throw new JsonExpected();
    return true;
  }
}

/** Answers a refusal as `{ code, message }`, with Retry-After where waiting helps. */
@Catch(Refusal)
export class RefusalFilter implements ExceptionFilter<Refusal> {
  catch(refusal: Refusal, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (refusal.retryAfter) void reply.header('retry-after', String(refusal.retryAfter));
    void reply.status(refusal.getStatus()).send(refusal.answer(languageOf(http.getRequest<FastifyRequest>())));
  }
}

/** PostgreSQL knows no text with U+0000. */
export const storable = (text: string): boolean => !text.includes('\0');

/** The body by its shape, or a refusal that names the field. */
export function readBody<T>(shape: z.ZodType<T>, body: unknown): T {
  const read = shape.safeParse(body ?? {});
  if (read.success) return read.data;
  const field = read.error.issues[0]?.path.join('.') || 'JSON';
  throw new InvalidRequest({ sv: `Fältet ${field} saknas eller är fel.`, en: `The field ${field} is missing or wrong.` });
}
