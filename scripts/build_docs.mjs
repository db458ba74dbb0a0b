// Makes the documentation's site: node build_docs.mjs FOLDER
//
// FOLDER gets a page for each Markdown file of scripts/docs/contents.mjs, the references that are generated from the code,
// an index for the search, and what they need, whose names have a hash of the content. Links that lead nowhere end the
// build. Its packages are those of package-lock.json; where they are not installed, nothing is built, and a line says so.

import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {docsPackagesThere} from './docs/packages.mjs';

if (!docsPackagesThere()) {
  console.log('note: no documentation beside the page: its packages are not installed (npm ci)');
  process.exit();
}
const {default: MiniSearch} = await import('minisearch');
const {INSTEAD, pages, project} = await import('./docs/contents.mjs');
const {render} = await import('./docs/markdown.mjs');
const {pageOf} = await import('./docs/page.mjs');
const {searchOptions} = await import('../web/docs/search-options.js');

const folder = resolve(process.argv[2]);
const source = join(dirname(fileURLToPath(import.meta.url)), '../web/docs');
const {version} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

rmSync(folder, {recursive: true, force: true});
mkdirSync(join(folder, 'assets'), {recursive: true});

/** @param {string} name @param {string | Uint8Array} bytes @returns {string} its address from a page */
function publish(name, bytes) {
  const address = `assets/${name.replace(/(?=\.\w+$)/, `-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`)}`;
  writeFileSync(join(folder, address), bytes);
  return address;
}

/** One of web/docs/ with all that it imports. @param {string} entry @param {string} format */
function bundled(entry, format = 'esm') {
  const options = ['--bundle', '--minify', `--format=${format}`, '--target=es2022', '--log-level=warning'];
  return publish(entry, execFileSync('esbuild', [join(source, entry), ...options], {encoding: 'utf8'}));
}

const entries = pages();
const bySource = new Map(entries.map((entry) => [entry.source, entry]));

/** @param {import('./docs/contents.mjs').Entry} from @param {string} href */
const named = (from, href) => join(dirname(from.source), href);

/** @type {{from: string, to: string, id: string}[]} */
const links = [];

/** @param {import('./docs/contents.mjs').Entry} from @param {string} href @returns {string | null} */
function linkFrom(from, href) {
  if (/^[a-z]+:/.test(href)) return href;
  const [path, id = ''] = href.split('#');
  const file = path === '' ? from.source : named(from, path);
  const to = bySource.get(INSTEAD[file] ?? file);
  if (!to) {
    if (!existsSync(join(project, file))) throw new Error(`${from.source}: a link to ${file}, which does not exist`);
    return null;
  }
  if (id) links.push({from: from.source, to: to.name, id});
  return `${path === '' ? '' : `${to.name}.html`}${id && `#${id}`}`;
}

const rendered = new Map();
for (const entry of entries) {
  let markdown = readFileSync(join(project, entry.source), 'utf8');
  if (entry.generate) markdown += `\n${await entry.generate()}\n`;
  rendered.set(entry.name, render(markdown, {
    link: (href) => linkFrom(entry, href),
    image: (src) => publish(basename(src), readFileSync(join(project, named(entry, src)))),
  }));
}
for (const {from, to, id} of links) {
  if (!rendered.get(to).parts.some((/** @type {{id: string}} */ part) => part.id === id)) throw new Error(`${from}: no heading for ${to}#${id}`);
}

const places = entries.flatMap((entry) => rendered.get(entry.name).parts.map((/** @type {any} */ {id, level, title, text}) => ({
  id: `${entry.name}#${id}`, address: `${entry.name}.html${level === 1 ? '' : `#${id}`}`, title, page: rendered.get(entry.name).title, text,
  excerpt: text.length > 110 ? `${text.slice(0, 107).replace(/\s\S*$/, '')} …` : text,
})));
const index = new MiniSearch(searchOptions);
index.addAll(places);

const assets = {
  style: bundled('docs.css'), dark: bundled('dark.css'), theme: bundled('theme.js', 'iife'), script: bundled('docs.js'),
  index: publish('search.json', JSON.stringify(index)),
};
const icon = publish('icon.svg', readFileSync(join(project, 'web/icons/icon.svg')));
for (const entry of entries) {
  writeFileSync(join(folder, `${entry.name}.html`), pageOf(entry, rendered.get(entry.name), {entries, assets, icon, version}));
}
