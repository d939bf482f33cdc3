import { Body, Controller, Get, HttpCode, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Strategy as LocalStrategy } from 'passport-local';
import { z } from 'zod';
import { Authenticator } from './authenticator.ts';
import { OwnPages, readBody, RefusalFilter, sessionSecret, storable } from './http.ts';
import { SignInRefused, Unauthenticated } from './refusals.ts';
import { Sessions } from './sessions.ts';
import type { OwnAccount, Rooms } from './sessions.ts';

const email = z.string().min(1).max(254).refine(storable);
const credentials = z.object({ email, password: z.string().min(1).max(1000) });

/** Signing in and out. What is wrong with a sign-in is never told, only that it is. */
@Controller('auth')
@UseGuards(OwnPages)
@UseFilters(RefusalFilter)
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly authenticator: Authenticator,
  ) {
    const fields = { usernameField: 'email', passReqToCallback: true } as const;
    this.authenticator.use(
      'password',
      new LocalStrategy(fields, ({ body }, email, password, done) => {
        this.sessions.prove(email, password, (body as { address: string }).address).then((account) => done(null, account), done);
      }),
    );
  }

  @Post('login')
  @HttpCode(200)
  async login(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ account: OwnAccount }> {
    const given = readBody(credentials, body);
    const account = await this.authenticator.by<OwnAccount>('password', { body: { ...given, address: request.ip } });
    if (!account) throw new SignInRefused();
    void reply.header('set-cookie', await this.sessions.open(account.id, request.headers['user-agent'] ?? null));
    void reply.header('cache-control', 'no-store');
    return { account };
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    void reply.header('set-cookie', await this.sessions.close(sessionSecret(request)));
  }

  /** The account, and where it may go: tenants with roles, funders, the platform. */
  @Get('me')
  async me(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Rooms & { now: string }> {
    void reply.header('cache-control', 'no-store');
    const rooms = await this.sessions.rooms(sessionSecret(request));
    if (!rooms) throw new Unauthenticated();
    return { ...rooms, now: await this.sessions.now() };
  }
}
