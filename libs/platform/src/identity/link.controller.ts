import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RoleName } from '../database/scope.ts';
import { languageOf, OwnPages, readBody, RefusalFilter, storable } from './http.ts';
import { InvitationService } from './invitation.service.ts';
import type { OpenInvitation } from './invitation.service.ts';
import { passwordFault } from './password-rules.ts';
import { Passwords } from './passwords.ts';
import { LinkNotGood, PasswordRefused, TooManyAttempts } from './refusals.ts';
import { RecoveryService } from './recovery.service.ts';
import { Sessions } from './sessions.ts';
import { Throttle } from './throttle.ts';

const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
const token = z.string().min(1).max(200);
const password = z.string().min(1).max(1000);
const name = z.string().trim().min(1).max(200).refine(storable);
const asked = z.object({ email: z.string().trim().toLowerCase().min(1).max(254).refine(storable) });
const reset = z.object({ token, password });
const accepted = z.object({ token, password, name: name.optional() });
const operator = z.object({ token, email, name, password });

/** What a link is for, without telling more than its holder knows. */
interface Masked {
  kind: 'passwordReset' | 'operator' | 'invitation';
  email: string | null;
  expiresAt: Date;
  tenant?: string;
  role?: RoleName;
  /** Whether the address has an account, whose password is asked for then. */
  hasAccount?: boolean;
}

/** The one-time links of letters. Expired, used, foreign and invented ones answer alike. */
@Controller('auth')
@UseGuards(OwnPages)
@UseFilters(RefusalFilter)
export class LinkController {
  constructor(
    private readonly recovery: RecoveryService,
    private readonly invitations: InvitationService,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
  ) {}

  /** Always 202: whether there is such an account is nobody's business. */
  @Post('password-reset')
  @HttpCode(202)
  async requestReset(@Body() body: unknown, @Req() request: FastifyRequest): Promise<object> {
    const given = readBody(asked, body);
    const counted = await this.throttle.reserve('reset', given.email, request.ip).then(
      () => true,
      (error: unknown) => {
        if (error instanceof TooManyAttempts) return false;
        throw error;
      },
    );
    if (counted) this.recovery.request(given.email);
    return {};
  }

  @Post('password-reset/complete')
  @HttpCode(204)
  async completeReset(@Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    const given = readBody(reset, body);
    await this.throttle.reserve('link', given.token, request.ip);
    const subject = await this.recovery.subject(given.token);
    if (subject?.kind !== 'passwordReset') throw new LinkNotGood();
    refuseBadPassword(given.password, subject.email!);
    if (!(await this.recovery.resetPassword(given.token, given.password))) throw new LinkNotGood();
  }

  @Get('password-reset/:token')
  @Header('cache-control', 'no-store')
  async resetSubject(@Param('token') secret: string, @Req() request: FastifyRequest): Promise<Masked> {
    return this.maskedLink('passwordReset', secret, request);
  }

  @Get('operator/:token')
  @Header('cache-control', 'no-store')
  async operatorSubject(@Param('token') secret: string, @Req() request: FastifyRequest): Promise<Masked> {
    return this.maskedLink('operator', secret, request);
  }

  /** The first operator chooses an account of its own and is signed in. */
  @Post('operator')
  @HttpCode(200)
  async becomeOperator(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const given = readBody(operator, body);
    await this.throttle.reserve('link', given.token, request.ip);
    if ((await this.recovery.subject(given.token))?.kind !== 'operator') throw new LinkNotGood();
    refuseBadPassword(given.password, given.email);
    const id = await this.recovery.becomeOperator(given.token, { ...given, language: languageOf(request) });
    if (!id) throw new LinkNotGood();
    await this.signIn(id, request, reply);
    return { account: { id, email: given.email, name: given.name } };
  }

  @Get('invitation/:token')
  @Header('cache-control', 'no-store')
  async invitationSubject(@Param('token') secret: string, @Req() request: FastifyRequest): Promise<Masked> {
    const invitation = await this.openInvitation(secret, request);
    const { role, tenant, expiresAt } = invitation;
    return { kind: 'invitation', email: masked(invitation.email), expiresAt, tenant, role, hasAccount: await this.sessions.known(invitation.email) };
  }

  /** Takes the role: with a new account (name and password), or with the password of the one that the address already has. Signs in. */
  @Post('invitation/accept')
  @HttpCode(200)
  async accept(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const given = readBody(accepted, body);
    const invitation = await this.openInvitation(given.token, request);
    const account = (await this.sessions.known(invitation.email))
      ? await this.provedAccount(invitation, given.password, request)
      : await this.newAccount(invitation, given, request);
    const id = await this.invitations.accept(given.token, invitation.slug, account);
    if (!id) throw new LinkNotGood();
    await this.signIn(id, request, reply);
    return { account: { id, email: invitation.email, name: account.name }, tenant: { slug: invitation.slug, name: invitation.tenant } };
  }

  private async provedAccount(invitation: OpenInvitation, given: string, request: FastifyRequest) {
    const { name, language } = await this.sessions.prove(invitation.email, given, request.ip);
    return { name, language, passwordHash: null };
  }

  private async newAccount(invitation: OpenInvitation, given: z.infer<typeof accepted>, request: FastifyRequest) {
    if (given.name === undefined) readBody(accepted.required(), given);
    refuseBadPassword(given.password, invitation.email);
    return { name: given.name!, language: languageOf(request), passwordHash: await this.passwords.hash(given.password) };
  }

  private async openInvitation(secret: string, request: FastifyRequest): Promise<OpenInvitation> {
    await this.throttle.reserve('link', secret, request.ip);
    const invitation = await this.invitations.open(secret);
    if (!invitation) throw new LinkNotGood();
    return invitation;
  }

  private async maskedLink(kind: 'passwordReset' | 'operator', secret: string, request: FastifyRequest): Promise<Masked> {
    await this.throttle.reserve('link', secret, request.ip);
    const subject = await this.recovery.subject(secret);
    if (subject?.kind !== kind) throw new LinkNotGood();
    return { kind, email: subject.email && masked(subject.email), expiresAt: subject.expires_at };
  }

  private async signIn(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    void reply.header('set-cookie', await this.sessions.open(accountId, request.headers['user-agent'] ?? null));
  }
}

function refuseBadPassword(given: string, address: string): void {
  const fault = passwordFault(given, address);
  if (fault) throw new PasswordRefused(fault);
}

/** anna.berg@umea.example → a…g@umea.example */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address[0]}…${at > 2 ? address[at - 1] : ''}${address.slice(at)}`;
}
