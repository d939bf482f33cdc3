import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API that the development server passes requests on to; in production the API serves the built files itself. */
const api = process.env['SAMNAV_API'] ?? 'http://127.0.0.1:3000';
const passOn = { target: api, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 900 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/auth': passOn,
      '/files': passOn,
      '/dev': passOn,
      '^/[tf]/[^/]+/graphql': passOn,
      '^/t/[^/]+/audit\\.jsonl': passOn,
      '^/platform/graphql': passOn,
    },
  },
});
