import { Module } from '@nestjs/common';
import { readConfig } from '../database/config.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { FileLinks } from './file-link.ts';
import { FileRoutes } from './file-routes.ts';
import { FileStoreModule } from './file-store.module.ts';
import { FileTransfer } from './file-transfer.ts';
import { FileService } from './file.service.ts';

/** Files for the API: the verbs' service, and the addresses of the bytes. */
@Module({
  imports: [IdentityModule, FileStoreModule],
  providers: [{ provide: FileLinks, useFactory: () => new FileLinks(readConfig().SAMNAV_SECRET) }, FileService, FileTransfer, FileRoutes],
  exports: [FileService],
})
export class FilesModule {}
