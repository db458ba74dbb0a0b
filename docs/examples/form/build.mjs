// Bundles the page with esbuild, and copies the package's files beside the bundle, where it looks for them: esbuild leaves
// `new URL('./scrawl.wasm', import.meta.url)` as it is.

import {build} from 'esbuild';
import {copyFileSync, cpSync} from 'node:fs';

await build({entryPoints: ['src/main.js'], bundle: true, minify: true, format: 'esm', target: 'es2022', outdir: 'dist'});
for (const name of ['index.html', 'style.css']) copyFileSync(`src/${name}`, `dist/${name}`);
for (const name of ['scrawl.wasm', 'compact.safetensors']) cpSync(`node_modules/scrawl-digits/dist/${name}`, `dist/${name}`);
