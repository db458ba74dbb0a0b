import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';

export default defineConfig({
  base: './', // works in any folder of a host
  // Vite's own server would else move the package's scripts away from the files that they look for beside them.
  optimizeDeps: {exclude: ['scrawl-digits']},
  plugins: [react()],
});
