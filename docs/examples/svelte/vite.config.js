import {svelte} from '@sveltejs/vite-plugin-svelte';
import {defineConfig} from 'vite';

export default defineConfig({
  base: './', // works in any folder of a host
  // Vite's own server would else move the package's scripts away from the files that they look for beside them.
  optimizeDeps: {exclude: ['scrawl-digits']},
  plugins: [svelte()],
});
