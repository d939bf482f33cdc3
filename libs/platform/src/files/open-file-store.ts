import { readConfig } from '../database/config.ts';
import { FileStore } from './file-store.ts';

/** The installation's store: S3 where S3_BUCKET is set, else a folder under SAMNAV_DATA. */
export function openFileStore(): Promise<FileStore> {
  const { SAMNAV_DATA: dataFolder, S3_BUCKET: bucket, S3_REGION: region, S3_ENDPOINT: endpoint, ...config } = readConfig();
  if (!bucket) return FileStore.open({ dataFolder });
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  if (!accessKeyId || !secretAccessKey) throw new Error('S3_BUCKET is set, so S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set too.');
  return FileStore.open({ dataFolder, s3: { bucket, region, endpoint, accessKeyId, secretAccessKey } });
}
