export { File, FileState, ScanState } from './file.entity.ts';
export { FilesModule } from './files.module.ts';
export { FileResolver } from './file.resolver.ts';
export { FileStore } from './file-store.ts';
export { openFileStore } from './open-file-store.ts';
