// Makes the finished site: node build_site.mjs SITE MODULES DATA NAME...
//
// It is what lies in web/, the WebAssembly modules NAME.wasm from the folder MODULES, and the digits from DATA.
// Scripts (NAME.mjs of each module among them) and style sheets become few and small files, by esbuild. The texts and
// the list of networks are put into the page, and its head names all that the first answer needs, so that the browser
// asks for it at once. That is also written to SITE-first-load.txt, which the tests hold the page to. The service
// worker gets to know all files.

import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '../web');
const [site, modules, data, ...names] = process.argv.slice(2);

/** @typedef {Record<string, {imports: {path: string, kind: string}[], inputs: string[]}>} Scripts */

/** What is large and not for drawing: the service worker brings it when the page has answered. */
const LATER = /^(wasm\/(?!scrawl)|data\/|architectures\/)/;
/** Networks and digits that somebody must ask for: it keeps them then. */
const ASKED_FOR = /\.safetensors$|^data\/(?!data|replay|check)/;

// Made anew each time, so that what was deleted from web/ does not live on.
rmSync(site, {recursive: true, force: true});
for (const part of ['icons', 'models', 'manifest.webmanifest']) cpSync(join(web, part), join(site, part), {recursive: true});
cpSync(data, join(site, 'data'), {recursive: true});
cpSync(join(web, '../core/architectures'), join(site, 'architectures'), {recursive: true});
mkdirSync(join(site, 'wasm'));
for (const name of names) cpSync(join(modules, `${name}.wasm`), join(site, `wasm/${name}.wasm`));
const sources = filesOf(web);
for (const path of sources.filter((path) => path.endsWith('.js'))) {
  if (/import\.meta\.url/.test(readFileSync(join(web, path), 'utf8'))) {
    throw new Error(`${path}: its own address is another one on the site: use site.js`);
  }
}
bundle(sources.filter((path) => /^style\/[^/]*\.css$/.test(path)));
for (const worker of sources.filter((path) => path.endsWith('/worker.js'))) bundle([worker]);
const script = bundlePage('src/main.js');

const models = JSON.parse(readFileSync(join(web, 'models/models.json'), 'utf8'));
rmSync(join(site, 'models/models.json'));
const first = {
  linked: ['icons/icon.svg', 'style/page.css', 'style/dark.css'],
  script: [script],
  fetched: ['wasm/scrawl.wasm', `models/${models.models[0].file}`],
};
await writePage();
const now = ['index.html', ...Object.values(first).flat()];
writeFileSync(`${site}-first-load.txt`, now.map((path) => `${path}\n`).join(''));
writeServiceWorker();

/** @param {string} folder @returns {string[]} the paths of the files below it */
function filesOf(folder) {
  const paths = readdirSync(folder, {recursive: true});
  return paths.filter((path) => statSync(join(folder, path)).isFile()).sort();
}

/** @param {string[]} options */
function esbuild(options) {
  const common = ['--minify', '--format=esm', '--target=es2022', '--log-level=warning', `--alias:modules=${resolve(modules)}`];
  execFileSync('esbuild', [...common, ...options], {stdio: 'inherit'});
}

/**
 * Each entry with what it imports, at the entry's own path.
 * @param {string[]} entries @param {string[]} [options]
 * @returns {Scripts} the files written, by their paths
 */
function bundle(entries, options = []) {
  const notes = `${site}/notes.json`;
  const from = entries.map((path) => join(web, path));
  esbuild([...from, '--bundle', `--outbase=${web}`, `--outdir=${site}`, `--metafile=${notes}`, ...options]);
  const text = readFileSync(notes, 'utf8');
  rmSync(notes);
  const inSite = (/** @type {string} */ path) => relative(resolve(site), resolve(path));
  return Object.fromEntries(Object.entries(JSON.parse(text).outputs).map(([path, {imports, inputs}]) => [
    inSite(path),
    {imports: imports.map((each) => ({...each, path: inSite(each.path)})), inputs: Object.keys(inputs)},
  ]));
}

/**
 * The page's first script with all that it imports in one file, and the later ones. Left alone, esbuild makes a
 * file of each set of modules that the same scripts use, a handful for the first alone; so what the first
 * imports is imported by every other one too, and all that is left of the first is an import of that.
 * @param {string} entry
 * @returns {string} the path of that file
 */
function bundlePage(entry) {
  const imports = `${site}/imports.js`;
  const split = ['--splitting', '--chunk-names=src/[name]-[hash]'];
  const parts = bundle([entry], split);
  const first = withImports(entry, parts).flatMap((path) => parts[path].inputs);
  writeFileSync(imports, first.map((path) => `import ${JSON.stringify(resolve(path))};\n`).join(''));
  for (const path of Object.keys(parts)) rmSync(join(site, path));
  const scripts = bundle([entry], [...split, `--inject:${imports}`]);
  rmSync(imports);
  const [only, ...others] = scripts[entry].imports;
  if (scripts[entry].inputs.length > 0 || others.length > 0) throw new Error(`${entry} is not in one file`);
  rmSync(join(site, entry));
  return only.path;
}

/** A script and all that must be there before it runs. @param {string} path @param {Scripts} scripts @returns {string[]} */
function withImports(path, scripts) {
  const needed = scripts[path].imports.filter(({kind}) => kind === 'import-statement');
  return [...new Set([path, ...needed.flatMap((each) => withImports(each.path, scripts))])];
}

/** The page with its texts, and with its head telling what it will need. */
async function writePage() {
  const {labels} = await import(pathToFileURL(join(web, 'src/text.js')).href);
  const unused = new Set(Object.keys(labels));
  const words = (/** @type {string} */ name) => {
    if (!(name in labels)) throw new Error(`index.html: no text is named "${name}" in src/text.js`);
    unused.delete(name);
    return labels[name].replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  };
  const page = readFileSync(join(web, 'index.html'), 'utf8')
    .replace(/ data-label="(\w+)"/g, (_, name) => ` aria-label="${words(name)}"`)
    .replace(/ data-title="(\w+)"/g, (_, name) => ` title="${words(name)}"`)
    .replace(/ data-text="(\w+)"([^>]*>)/g, (_, name, end) => end + words(name))
    .replace(/\n\s+/g, '\n')
    .replace('id="models">', (tag) => tag + JSON.stringify(models).replaceAll('<', '\\u003c'))
    .replace('src="src/main.js"', `src="${script}"`)
    // After what the page is drawn by: a browser asks in this order, six files at a time.
    .replace('</head>', (end) => [
      ...first.fetched.map((path) => `<link rel="preload" href="${path}" as="fetch" crossorigin>`),
      end,
    ].join('\n'));
  if (unused.size > 0) throw new Error(`src/text.js: no place on the page for ${[...unused].join(', ')}`);
  writeFileSync(join(site, 'index.html'), page);
}

function writeServiceWorker() {
  const all = filesOf(site);
  const hash = createHash('sha256');
  for (const path of all) hash.update(path).update(readFileSync(join(site, path)));
  const kept = all.filter((path) => now.includes(path) || !ASKED_FOR.test(path));
  const list = Object.entries({
    VERSION: hash.digest('hex').slice(0, 16),
    FILES: kept.filter((path) => !LATER.test(path)),
    LATER: kept.filter((path) => LATER.test(path)),
  });
  const head = list.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  writeFileSync(join(site, 'sw.js'), head.join('') + readFileSync(join(web, 'sw.js'), 'utf8'));
}
