export { refuseAbandonedUploads } from './abandoned-uploads.ts';
export { File, filesHeldBy, FileState, ScanState } from './file.entity.ts';
export { isReadable } from './file.service.ts';
export { attachment } from './file-routes.ts';
export { FilesModule } from './files.module.ts';
export { FileResolver } from './file.resolver.ts';
export { FileStore } from './file-store.ts';
export { FileStoreModule } from './file-store.module.ts';
export { openFileStore } from './open-file-store.ts';
