import { Module } from '@nestjs/common';
import { readConfig } from '../database/config.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { FileLinks } from './file-link.ts';
import { FileRoutes } from './file-routes.ts';
import { FileStore } from './file-store.ts';
import { FileTransfer } from './file-transfer.ts';
import { FileService } from './file.service.ts';
import { openFileStore } from './open-file-store.ts';

/** Files for the API: the verbs' service, and the addresses of the bytes. */
@Module({
  imports: [IdentityModule],
  providers: [
    { provide: FileLinks, useFactory: () => new FileLinks(readConfig().SAMNAV_SECRET) },
    { provide: FileStore, useFactory: openFileStore },
    FileService,
    FileTransfer,
    FileRoutes,
  ],
  exports: [FileService],
})
export class FilesModule {}
