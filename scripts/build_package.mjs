// Makes the npm package: node build_package.mjs MODULES FOLDER
//
// MODULES holds what Emscripten made of wasm/. FOLDER gets the package, ready for `npm pack`: scripts bundled by esbuild
// beside the files that they load, types generated from the JSDoc by tsc, texts, and the project's version.
//
// The scripts share what they have in common, save the worker's: bundlers of other projects take a worker that is a single
// file without questions. All lie in one folder, because addresses in them count from where they lie.

import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {writeBill} from './supply/bill.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(project, 'web/package');
const [modules, folder] = process.argv.slice(2).map((path) => resolve(path));
const json = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

rmSync(folder, {recursive: true, force: true});
const dist = join(folder, 'dist');
mkdirSync(dist, {recursive: true});

// The names of esbuild's files come of the paths of what it reads, as seen from where it runs: both are always the same.
const read = join(project, 'build/package-modules');
rmSync(read, {recursive: true, force: true});
mkdirSync(read, {recursive: true});
for (const name of readdirSync(modules).filter((each) => each.endsWith('.mjs'))) copyFileSync(join(modules, name), join(read, name));

const {version} = json(join(project, 'package.json'));
const common = [
  '--bundle', '--minify', '--format=esm', '--target=es2022', '--log-level=warning', `--alias:modules=${read}`,
  `--define:SCRAWL_VERSION="${version}"`, '--external:node:*', `--outdir=${dist}`,
];
const about = json(join(source, 'package.json'));
const entries = Object.values(about.exports).flatMap((entry) => (entry.default ? [entry.node ?? entry.default, entry.default] : []));
const scripts = [...new Set(entries)].map((path) => join(source, path.replace('./dist/', '')));
execFileSync('esbuild', [...scripts, ...common, '--splitting', '--chunk-names=[name]-[hash]'], {stdio: 'inherit', cwd: project});
// Emscripten's script asks for its own address and puts it to no use, as the engine gives it the code; a bundler would look
// for a file there, and Bun's workers have none.
execFileSync('esbuild', [join(source, 'worker.js'), ...common, '--define:import.meta.url="file:///"'], {stdio: 'inherit', cwd: project});
rmSync(read, {recursive: true});

// For tools that do not know "exports", as Parcel unless it is told.
for (const [name, entry] of Object.entries(about.exports)) {
  const path = `${name}.js`;
  if (about.files.includes(path.slice(2))) writeFileSync(join(folder, path), `import '${entry.default}';\nexport * from '${entry.default}';\n`);
}
for (const name of ['scrawl.wasm', 'inspector.wasm']) copyFileSync(join(modules, name), join(dist, name));
copyFileSync(join(project, 'web/models/compact.safetensors'), join(dist, 'compact.safetensors'));
const tsc = join(project, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '--project', source, '--outDir', join(folder, 'types')], {stdio: 'inherit'});

writeFileSync(join(folder, 'package.json'), `${JSON.stringify({name: about.name, version, ...about}, null, 2)}\n`);
copyFileSync(join(project, 'LICENSE'), join(folder, 'LICENSE'));
writeBill(folder, about.name, 'package', 'weights');
copyFileSync(join(project, 'docs/package.md'), join(folder, 'README.md'));
