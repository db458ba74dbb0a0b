// The built site on a local server, under sub-paths: as shipped at /scrawl/, and broken in ways
// that a page must survive.

import {cp, mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, truncate, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import sirv from 'sirv';
import {speakAs} from './hosts.js';
import {addLearningData} from './learning-data.js';
import {built, edit, fileOf, namesIn, setNames} from './site-files.js';
import {inPseudo, readTexts} from './texts.js';

/** Changes to a copy of the site, by the name of its folder. */
const variants = {
  'without-weights': async (folder) => rm(await fileOf(folder, 'models/compact.safetensors')),
  'cut-weights': async (folder) => truncate(await fileOf(folder, 'models/compact.safetensors'), 5000),
  'flipped-weights': async (folder) => {
    const file = await open(await fileOf(folder, 'models/compact.safetensors'), 'r+');
    await file.write(Buffer.from([0xff]), 0, 1, 7);  // the header's length becomes absurd
    await file.close();
  },
  'without-engine': async (folder) => rm(await fileOf(folder, 'wasm/scrawl.wasm')),
  'without-inspector': async (folder) => rm(await fileOf(folder, 'wasm/inspector.wasm')),
  // With digits to learn with, and without.
  learning: async (folder) => {
    await addLearningData(join(folder, 'sets'));
    const sets = ['data.json', ...['replay', 'check', 'sample'].flatMap((name) => [`${name}-images.gz`, `${name}-labels.gz`])];
    await setNames(folder, Object.fromEntries(sets.map((name) => [`data/${name}`, `sets/${name}`])));
  },
  // The same with the monkey's eyes and hands before the page's own scripts, also without a network.
  monkey: async (folder) => {
    await variants.learning(folder);
    const files = ['harness/spy.js', ...['parts', 'eyes', 'hands'].map((name) => `monkey/in-page-${name}.js`)];
    for (const file of files) await cp(join(import.meta.dirname, '..', file), join(folder, basename(file)));
    await edit(folder, 'index.html', '<title ', `${files.map((file) => `<script src="${basename(file)}"></script>`).join('')}<title `);
    await edit(folder, 'sw.js', 'const FILES = [', `const FILES = [${files.map((file) => `"${basename(file)}",`).join('')}`);
  },
  'without-digits': async (folder) => {
    await writeFile(join(folder, 'no-sets.json'), '{}');
    await setNames(folder, {'data/data.json': 'no-sets.json'});
  },
  // Whose weights take seconds to come.
  slow: async () => {},
  // Whose files a test may change.
  updated: async () => {},
  // Whose page is of another version than its service worker, as while a host is being given a new one.
  'half-updated': async (folder) => {
    await edit(folder, 'sw.js', /VERSION = "/, 'VERSION = "newer-');
    await edit(folder, 'index.html', / require-trusted-types-for[^"]*/, ''); // for a test that starts it again itself
  },
  // Whose service worker cannot open its cache any more, once it serves.
  'without-cache': (folder) => edit(folder, 'sw.js', /^/, `
    const breakCaches = () => { caches.open = () => Promise.reject(new Error('no')); };
    if (self.registration.active) breakCaches();
    self.addEventListener('activate', breakCaches);
  `),
  // Whose German is a pseudo-language of long texts, in which the page opens.
  pseudo: async (folder) => {
    const texts = join(folder, (await namesIn(folder))['texts/de']);
    const languages = await readTexts();
    for (const file of await readdir(texts)) {
      const content = JSON.parse(await readFile(join(texts, file), 'utf8'));
      await writeFile(join(texts, file), JSON.stringify(inPseudo(content, languages)));
    }
  },
  // With another site in a folder of its own.
  neighbours: async (folder) => {
    await mkdir(join(folder, 'below'));
    await writeFile(join(folder, 'below/index.html'), '<!doctype html><title>Another site</title>');
  },
  // WebKit's driver has no scripts before the page's own; its page brings the spy itself.
  spied: async (folder) => {
    await cp(join(import.meta.dirname, 'spy.js'), join(folder, 'spy.js'));
    await edit(folder, 'index.html', '<title ', '<script src="spy.js"></script><title ');
  },
};

/**
 * `reachable` can be set to false: connections are then dropped, as without a network. What matches `broken` fails
 * as long as it does. `root` is the folder that is served, `host` the one whose types are named (of hosts.js).
 * @returns {Promise<{origin: string, root: string, reachable: boolean, broken: RegExp | null,
 *                    host: import('./hosts.js').Host | null, close: () => Promise<void>}>}
 */
export async function serveSite() {
  await stat(join(built, 'index.html')).catch(() => {
    throw new Error(`No site in ${built}: build the wasm preset first`);
  });
  const root = await mkdtemp(join(tmpdir(), 'scrawl-site-'));
  await symlink(built, join(root, 'scrawl'));
  /** The variants that were asked for, by name: most tests ask for none. */
  const made = new Map();
  const make = async (name) => {
    await cp(built, join(root, name), {recursive: true});
    await variants[name](join(root, name));
  };
  const serve = sirv(root, {
    dev: true,
    onNoMatch: (_, response) => response.writeHead(404, {'Content-Type': 'text/plain'}).end('Not Found'),
  });
  const server = createServer(async (request, response) => {
    if (!site.reachable) return request.socket.destroy();
    if (site.broken?.test(request.url)) return response.writeHead(503).end();
    if (/^\/slow\/.*\.safetensors$/.test(request.url)) await pause(3000);
    const name = request.url.split('/')[1];
    if (Object.hasOwn(variants, name)) await (made.get(name) ?? made.set(name, make(name)).get(name));
    if (!site.host || speakAs(site.host, request, response)) serve(request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const site = {
    origin: `http://127.0.0.1:${server.address().port}`,
    root,
    reachable: true,
    broken: null,
    host: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await Promise.allSettled(made.values());
      await rm(root, {recursive: true});
    },
  };
  return site;
}
