// Makes the finished site: node build_site.mjs SITE MODULES DATA NAME...
//
// The site consists of web/, the WebAssembly modules NAME.wasm from the folder MODULES, and the digits from DATA.
// esbuild bundles and minifies scripts (NAME.mjs of each module among them) and style sheets. The texts and the list of
// networks are inlined into the page, and its head links to everything that the first answer needs, so that the browser
// requests it at once. SITE-first-load.txt lists these files, and the tests compare it with what the page loads.
//
// Every file except the page, its manifest, the service worker and what tells of others' work in it has a hash of its content in its name, so that two
// versions of the site never have different files of one name. The page and the service worker contain the names.

import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {docsPackagesThere} from './docs/packages.mjs';
import {writeBill} from './supply/bill.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(project, 'web');
const [site, modules, data, ...modulesNames] = process.argv.slice(2);

/** Large files that drawing does not need: the service worker loads them after the page's first answer. */
const LATER = /^(wasm\/(?!scrawl)|data\/|architectures\/)/;
/** Networks and digits that only some users request: the service worker caches them when they do. */
const ASKED_FOR = /\.safetensors$|^data\/(?!data|replay|check)|^(wasm|src)\/foreign/;

/** Names on the site by the names in the sources. @type {Record<string, string>} */
const names = {};

// Built from scratch each time, so that files deleted from web/ do not stay.
rmSync(site, {recursive: true, force: true});
const sources = filesOf(web).filter((path) => !path.startsWith('package/')); // that is scripts/build_package.mjs's
for (const path of sources.filter((path) => path.endsWith('.js'))) {
  if (/import\.meta\.url/.test(readFileSync(join(web, path), 'utf8'))) {
    throw new Error(`${path}: its own address is another one on the site: use site.js`);
  }
}
for (const path of sources.filter((path) => /^icons\/|^models\/.*\.safetensors$/.test(path))) publishFile(path, join(web, path));
for (const path of filesOf(data)) publishFile(`data/${path}`, join(data, path));
const architectures = join(project, 'core/architectures');
for (const path of filesOf(architectures)) publishFile(`architectures/${path}`, join(architectures, path));
publishFile('architectures/layers.json', join(project, 'core/layers.json'));
for (const name of modulesNames) publishFile(`wasm/${name}.wasm`, join(modules, `${name}.wasm`));
const sheets = sources.filter((path) => /^style\/[^/]*\.css$/.test(path));
const workers = sources.filter((path) => /\/(worker|engine)\.js$/.test(path)); // an engine is a script for a module
for (const {path, text} of bundle([...sheets, ...workers])) publish(path, text);
const script = bundlePage('src/main.js', 'src/extras.js');
const languages = readTexts();
const texts = publishTexts();

const {models} = JSON.parse(readFileSync(join(web, 'models/models.json'), 'utf8'));
const linked = ['icons/icon.svg', 'style/page.css', 'style/dark.css'].map((path) => names[path]);
const fetched = ['wasm/scrawl.wasm', `models/${models[0].file}`].map((path) => names[path]);
writeManifests();
const version = writePage();
const first = [...linked, script, ...fetched];
writeFileSync(`${site}-first-load.txt`, ['index.html', ...first].map((path) => `${path}\n`).join(''));
writeServiceWorker();
writeBill(site, 'scrawl-site', 'page', 'weights');

/** @param {string} folder @returns {string[]} the paths of the files below it */
function filesOf(folder) {
  const paths = readdirSync(folder, {recursive: true});
  return paths.filter((path) => statSync(join(folder, path)).isFile()).sort();
}

/** @param {(string | Uint8Array)[]} parts */
function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 7);
}

/** @param {string} path @param {string | Uint8Array} bytes @returns {string} its name on the site */
function publish(path, bytes) {
  names[path] = path.replace(/(?=\.\w+$)/, `-${hashOf(bytes)}`);
  const file = join(site, names[path]);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, bytes);
  return names[path];
}

/** @param {string} path @param {string} file */
function publishFile(path, file) {
  publish(path, readFileSync(file));
}

/** Replaces the quoted paths in a text by their names on the site. @param {string} text */
function withNames(text) {
  return text.replace(/"([\w./-]+)"/g, (quoted, path) => (path in names ? `"${names[path]}"` : quoted));
}

/**
 * Bundles each entry with its imports, minified.
 * @param {string[]} entries paths in web/ @param {string[]} [options]
 * @returns {{path: string, text: string, imports: string[]}[]} the resulting files, and which of them each imports
 */
function bundle(entries, options = []) {
  const [folder, metafile] = [`${site}/bundles`, `${site}/metafile.json`];
  execFileSync('esbuild', [
    ...entries.map((path) => join(web, path)), '--bundle', '--minify', '--format=esm', '--target=es2022',
    '--log-level=warning', `--alias:modules=${resolve(modules)}`, `--define:SCRAWL_DOCS=${docsPackagesThere()}`, `--outbase=${web}`, `--outdir=${folder}`,
    `--metafile=${metafile}`, ...options,
  ], {stdio: 'inherit'});
  const inFolder = (/** @type {string} */ path) => relative(resolve(folder), resolve(path));
  const {outputs} = JSON.parse(readFileSync(metafile, 'utf8'));
  const bundles = Object.entries(outputs).map(([path, {imports}]) => ({
    path: inFolder(path),
    text: readFileSync(path, 'utf8'),
    imports: imports.map((each) => inFolder(each.path)),
  }));
  rmSync(folder, {recursive: true});
  rmSync(metafile);
  return bundles;
}

/**
 * Bundles the page's scripts into two files. As the later one imports the first, esbuild moves all code of the first
 * into a third, shared file, and the first one only imports that. So the shared file is published as the first.
 * @param {string} main @param {string} later
 * @returns {string} the name of the script that the page loads first
 */
function bundlePage(main, later) {
  const bundles = bundle([main, later], ['--splitting', '--chunk-names=src/[name]']);
  const of = (/** @type {string} */ path) => bundles.find((each) => each.path === path);
  const [shared] = of(main)?.imports ?? [];
  const [first, rest] = [of(shared), of(later)];
  if (!first || !rest || first.imports.length > 0 || rest.imports.join() !== shared || bundles.length !== 3) {
    throw new Error(`${main} and ${later} are not two files: what the latter imports is ${rest?.imports}`);
  }
  const name = publish(main, first.text);
  publish(later, rest.text.replaceAll(`"./${relative('src', shared)}"`, `"./${relative('src', name)}"`));
  return name;
}

/** @typedef {Record<string, Record<string, string | Record<string, string>>>} Texts by part and name */

/** The texts by language; what another language lacks is there in English. @returns {Record<string, Texts>} */
function readTexts() {
  const files = sources.filter((path) => /^texts\/\w+\.json$/.test(path));
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(web, path), 'utf8'));
  const english = read('texts/en.json');
  return Object.fromEntries(files.map((path) => {
    const texts = read(path);
    const whole = Object.entries(english).map(([part, entries]) => [part, {...entries, ...texts[part]}]);
    return [path.replace(/^texts\/|\.json$/g, ''), Object.fromEntries(whole)];
  }));
}

/**
 * Cuts each language's texts into the parts that are loaded together. They lie in a folder for each language, and only
 * that has a hash in its name: a name for each file would make the page larger.
 * @returns {Record<string, string[]>} the files on the site by language
 */
function publishTexts() {
  return Object.fromEntries(Object.entries(languages).map(([language, all]) => {
    const {page, start, ...others} = all;
    // The page itself has both in English, and the failures, too: without their names they are a quarter smaller.
    const files = {...(language === 'en' ? {} : {start: {page: inOrder(page), start: Object.keys(languages.en.start).map((name) => start[name])}}), ...Object.fromEntries(Object.entries(others).map(([name, part]) => [name, {[name]: part}]))};
    const folder = `texts/${language}-${hashOf(JSON.stringify(files))}`;
    names[`texts/${language}`] = folder;
    mkdirSync(join(site, folder), {recursive: true});
    return [language, Object.entries(files).map(([name, content]) => {
      const path = `${folder}/${name}.json`;
      writeFileSync(join(site, path), JSON.stringify(content));
      return path;
    })];
  }));
}

/** The words on the page by the attributes that they are for, in the page's order. @param {Texts['page']} labels */
function inOrder(labels) {
  const source = readFileSync(join(web, 'index.html'), 'utf8');
  return Object.fromEntries(['text', 'aria-label', 'title', 'content'].map((attribute) =>
    [attribute, [...source.matchAll(new RegExp(` data-${attribute}="(\\w+)"`, 'g'))].map(([, name]) => labels[name])]));
}

/** The manifest of English, and one for each other language, beside it. */
function writeManifests() {
  const source = JSON.parse(withNames(readFileSync(join(web, 'manifest.webmanifest'), 'utf8')));
  for (const [language, {page}] of Object.entries(languages)) {
    const manifest = {...source, lang: language, dir: language === 'ar' ? 'rtl' : 'ltr', description: page.appDescription};
    const name = language === 'en' ? 'manifest.webmanifest' : `manifest-${language}.webmanifest`;
    writeFileSync(join(site, name), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

/** Writes the page with its texts in English, all names, and preloads in its head. @returns {string} the site's version */
function writePage() {
  const {page: labels, start, failures} = languages.en;
  const {version: release} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const words = (/** @type {string} */ name) => {
    if (name === 'release') return `Scrawl ${release}`;
    if (!(name in labels)) throw new Error(`index.html: no text is named "page.${name}"`);
    return String(labels[name]).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  };
  const source = readFileSync(join(web, 'index.html'), 'utf8');
  const asked = Object.entries(names).filter(([path]) => !source.includes(`"${path}"`) && !path.startsWith('icons/'));
  const asJson = (/** @type {any} */ value) => JSON.stringify(value).replaceAll('<', '\\u003c');
  const [{text: chooser}] = bundle(['src/first-language.js'], ['--format=iife']);
  const page = withNames(source)
    .replace(/ data-(aria-label|title|content)="(\w+)"/g, (_, attribute, name) => ` data-${attribute} ${attribute}="${words(name)}"`)
    .replace(/ data-(text|kept)="(\w+)"([^>]*>)/g, (_, attribute, name, end) => (attribute === 'text' ? ' data-text' : '') + end + words(name))
    .replace(/\n\s+/g, '\n')
    .replace('id="models">', (tag) => tag + asJson(models))
    .replace('id="texts">', (tag) => tag + asJson({start, failures}))
    .replace('id="names">', (tag) => tag + asJson(Object.fromEntries(asked)))
    .replace(' id="first-language">', `>${chooser}`)
    .replace("'first-language'", `'sha256-${createHash('sha256').update(chooser).digest('base64')}'`)
    // After style sheets and script: a browser requests files in this order, six at a time.
    .replace('</head>', (end) => fetched.map((path) => `<link rel="preload" href="${path}" as="fetch" crossorigin>\n`).join('') + end);
  const manifests = readdirSync(site).filter((name) => name.endsWith('.webmanifest')).sort();
  const version = hashOf(page, ...manifests.map((name) => readFileSync(join(site, name))), readFileSync(join(web, 'sw.js')), ...Object.values(names));
  writeFileSync(join(site, 'index.html'), page.replace('id="version" content="', (tag) => tag + version));
  return version;
}

function writeServiceWorker() {
  const kept = (/** @type {(path: string) => boolean} */ wanted) =>
    Object.entries(names).filter(([path]) => !path.startsWith('texts/') && wanted(path)).map(([, name]) => name);
  const askedFor = (/** @type {string} */ path) => ASKED_FOR.test(path) && !first.includes(names[path]);
  const list = Object.entries({
    VERSION: version,
    FILES: kept((path) => !askedFor(path) && !LATER.test(path)),
    LATER: kept((path) => !askedFor(path) && LATER.test(path)),
    ASKED_FOR: kept(askedFor),
    TEXTS: texts,
  });
  const head = list.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  writeFileSync(join(site, 'sw.js'), head.join('') + readFileSync(join(web, 'sw.js'), 'utf8'));
}
