import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { PaperRoutes } from './paper-routes.ts';
import { Papers } from './papers.ts';
import { PaperRenderer, Press } from './press.ts';

/** Papers for the API: what is read, set as PDF. */
@Module({
  imports: [IdentityModule],
  providers: [{ provide: PaperRenderer, useFactory: () => new Press() }, Papers, PaperRoutes],
  exports: [Papers],
})
export class PapersModule {}
