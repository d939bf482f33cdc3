import { Body, Controller, Get, HttpCode, Param, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LinkNotGood, namesLanguage, languageOf, OwnPages, readBody, RefusalFilter, storable, Throttle, userFaults } from '@samnav/platform';
import type { DomainError, Scope } from '@samnav/platform';
import { z } from 'zod';
import { linkAnswers } from './answer-page.ts';
import { AnswerLinkService } from './answer-link.service.ts';

/** As inputs refuse them: what is said here stands in calendars and in mails too. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((said) => !CONTROL.test(said))
    .transform((said) => said || undefined)
    .optional();
const day = z.iso.date().optional();
const shape = z
  .object({
    answer: z.enum(linkAnswers),
    until: day,
    note: text(2000),
    evidenceUrl: text(1000),
    toId: z.string().max(100).refine(storable).optional(),
  })
  .refine(({ answer, until }) => until !== undefined || (answer !== 'acknowledge' && answer !== 'snooze'), { path: ['until'] })
  .refine(({ answer, toId }) => answer !== 'handOver' || toId !== undefined, { path: ['toId'] });

const usedTexts: Record<Scope['language'], string> = {
  sv: 'Länken är använd. Ditt svar är sparat.',
  en: 'The link has been used. Your answer is kept.',
};

/**
 * The one-time links of mails. Mail scanners open every link: reading changes nothing, an answer needs a POST from our own page. Expired,
 * revoked, foreign and invented links answer alike; only who holds the real one hears that it was used.
 */
@Controller('api/answer')
@UseGuards(OwnPages)
@UseFilters(RefusalFilter)
export class AnswerController {
  constructor(
    private readonly links: AnswerLinkService,
    private readonly throttle: Throttle,
  ) {}

  @Get(':token')
  async page(@Param('token') token: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    keepToItself(reply);
    const page = await this.links.page(token, wanted(request));
    if (!page) return this.notGood(token, request);
    return 'used' in page ? gone(reply, page.used, languageOf(request)) : page;
  }

  @Post(':token')
  @HttpCode(200)
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    keepToItself(reply);
    const said = readBody(shape, body);
    try {
      const answered = await this.links.answer(token, said, wanted(request));
      if (!answered) return await this.notGood(token, request);
      return 'used' in answered ? gone(reply, answered.used, languageOf(request)) : answered;
    } catch (error) {
      const faults = userFaults(error);
      if (!faults) throw error;
      void reply.status(422);
      return refused(faults, languageOf(request));
    }
  }

  /** Only those who try what is not good are slowed down: a scanner that opens a good link a hundred times must not shut its reader out. */
  private async notGood(token: string, request: FastifyRequest): Promise<never> {
    await this.throttle.reserve('link', token, request.ip);
    throw new LinkNotGood();
  }
}

const wanted = (request: FastifyRequest): Scope['language'] | null => (namesLanguage(request) ? languageOf(request) : null);

/** The address is the secret: it is neither kept, nor told to other sites, nor found by searching. */
const keepToItself = (reply: FastifyReply): void =>
  void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });

function gone(reply: FastifyReply, answered: object, language: Scope['language']): object {
  void reply.status(410);
  return { code: 'LINK_USED', message: usedTexts[language], answered };
}

function refused(faults: readonly DomainError[], language: Scope['language']): object {
  const errors = faults.map((fault) => ({ code: fault.code, message: fault.text(language), field: fieldOf(fault.path) }));
  return { code: errors[0]!.code, message: errors[0]!.message, errors };
}

/** The name in the body of what a rule calls its field. */
const fieldOf = (path: readonly string[]): string | null => {
  const field = path[1];
  return field && ['until', 'note', 'evidenceUrl', 'toId', 'answer'].includes(field) ? field : null;
};
