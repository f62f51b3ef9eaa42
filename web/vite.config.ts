/** Two programs from one tree: the portal, light and without antd, and the desks. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { scrollLockWithoutStyle } from './build/scroll-lock.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  publicDir: here('./public'),
  plugins: [react(), scrollLockWithoutStyle()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: ['chrome100', 'edge100', 'firefox100', 'safari15'],
    // Nothing inline: neither pictures in style sheets nor a script in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The desks' library is one piece by nature; its size is watched by a test.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { portal: here('./index.html'), desk: here('./desk.html') },
      // The desks load their library once, with the first page; what the portal shares stays out of it.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'both', priority: 2, test: /node_modules\/(react|react-dom|scheduler|react-router|cookie|set-cookie-parser|@tanstack|@oxc-project)\// },
            { name: 'desk-library', priority: 1, test: /node_modules\/(antd|@rc-component|@ant-design|@babel|clsx|dayjs|is-mobile|scroll-into-view-if-needed|compute-scroll-into-view|throttle-debounce)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
