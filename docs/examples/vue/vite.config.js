import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

// Vue takes tags that it does not know for components, unless it is told.
const isCustomElement = (tag) => tag === 'digit-pad';

export default defineConfig({
  base: './', // works in any folder of a host
  // Vite's own server would else move the package's scripts away from the files that they look for beside them.
  optimizeDeps: {exclude: ['scrawl-digits']},
  plugins: [vue({template: {compilerOptions: {isCustomElement}}})],
});
