import { Module } from '@nestjs/common';
import { FileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';

/** Where files lie, for the API and the worker. */
@Module({ providers: [{ provide: FileStore, useFactory: openFileStore }], exports: [FileStore] })
export class FileStoreModule {}
