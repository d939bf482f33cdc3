import { readFileSync } from 'node:fs';
import { Controller, Get, Module, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RoleName } from '../database/scope.ts';
import { languageOf } from '../identity/http.ts';

type InBoth = Record<'sv' | 'en', string>;

/** Somebody invented, with whom the demo can be tried. Places are named as people say them: code of a municipality, name of a group or project. */
export interface DemoAccount {
  email: string;
  name: string;
  /** Slug of the tenant, or of the funder; neither for the operator. */
  tenant?: string;
  funder?: string;
  roles: { role: RoleName; municipality?: string; workgroup?: string; project?: string }[];
  title: InBoth;
  place: string;
  /** What the person sees first. */
  sees: InBoth;
}

/** The people of the demo, and the password that they share. */
export const demoAccounts = (): { password: string; accounts: DemoAccount[] } =>
  JSON.parse(readFileSync(new URL('../../data/demo-accounts.json', import.meta.url), 'utf8')) as { password: string; accounts: DemoAccount[] };

/** For the sign-in page of the demo. */
@Controller('auth/demo-accounts')
export class DemoAccountsController {
  @Get()
  list(@Req() request: FastifyRequest): object[] {
    const language = languageOf(request);
    return demoAccounts().accounts.map(({ email, name, title, place, sees }) => ({
      email,
      name,
      role: title[language],
      place,
      sees: sees[language],
    }));
  }
}

@Module({ controllers: [DemoAccountsController] })
export class DemoAccountsModule {}
