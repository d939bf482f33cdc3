import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API that the development server passes requests on to; in production the API serves the built files itself. */
const api = process.env['SAMNAV_API'] ?? 'http://127.0.0.1:3000';
const passOn = { target: api, changeOrigin: false };

/** What the app asks, by id: the API that serves the built app answers these without their text. */
const documents = {
  name: 'documents',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): string }) {
    const source = readFileSync(new URL('src/generated/persisted-documents.json', import.meta.url), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'documents.json', source });
  },
};

export default defineConfig({
  plugins: [react(), documents],
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 900 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/auth': passOn,
      '/files': passOn,
      '/dev': passOn,
      '/api': passOn,
      '/calendar': passOn,
      '^/[tf]/[^/]+/graphql': passOn,
      '^/t/[^/]+/audit\\.jsonl': passOn,
      '^/t/[^/]+/projects/[^/]+/ledger\\.(csv|xlsx)': passOn,
      '^/[tf]/[^/]+/.*\\.(zip|pdf|csv|xlsx|jsonl)$': passOn,
      '/seal-key.pub': passOn,
      '^/platform/graphql': passOn,
    },
  },
});
