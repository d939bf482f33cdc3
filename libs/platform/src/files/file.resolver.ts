import { Resolver } from '@nestjs/graphql';
import type { Tx } from '../database/tx.ts';
import { Input, InTx, Verb } from '../graphql/verb.ts';
import { File } from './file.entity.ts';
import { CompleteUploadInput, CreateDownloadInput, CreateUploadInput } from './file.inputs.ts';
import { FileService } from './file.service.ts';

@Resolver()
export class FileResolver {
  constructor(private readonly files: FileService) {}

  @Verb(
    'file.create',
    { file: () => File, uploadUrl: () => String },
    'Announces a file and answers the address (on this server) to PUT its bytes to, signed in as the same user, within 15 minutes. Then ask for completeUpload.',
  )
  createUpload(@InTx() tx: Tx, @Input() input: CreateUploadInput) {
    return this.files.createUpload(tx, input);
  }

  @Verb('file.create', { file: () => File }, 'Makes a file whose bytes have come ready for use.')
  async completeUpload(@InTx() tx: Tx, @Input() input: CompleteUploadInput) {
    return { file: await this.files.completeUpload(tx, input) };
  }

  @Verb(
    'file.read',
    { file: () => File, downloadUrl: () => String },
    'Answers an address (on this server) from which the same user can download a file within 5 minutes.',
  )
  createDownload(@InTx() tx: Tx, @Input() input: CreateDownloadInput) {
    return this.files.createDownload(tx, input);
  }
}
