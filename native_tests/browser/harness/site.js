// The built site on a local server, under sub-paths: as shipped at /scrawl/, and broken in ways
// that a page must survive.

import {cp, mkdtemp, open, readFile, rm, stat, symlink, truncate, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import sirv from 'sirv';
import {speakAs} from './hosts.js';
import {addLearningData} from './learning-data.js';

const built = resolve(import.meta.dirname, '../../../build/site');

/** Changes to a copy of the site, by the name of its folder. */
const variants = {
  'without-weights': (folder) => rm(join(folder, 'models/compact.safetensors')),
  'cut-weights': (folder) => truncate(join(folder, 'models/compact.safetensors'), 5000),
  'flipped-weights': async (folder) => {
    const file = await open(join(folder, 'models/compact.safetensors'), 'r+');
    await file.write(Buffer.from([0xff]), 0, 1, 7);  // the header's length becomes absurd
    await file.close();
  },
  'without-engine': (folder) => rm(join(folder, 'wasm/scrawl.wasm')),
  'without-workshop': (folder) => rm(join(folder, 'wasm/workshop.wasm')),
  // With digits to learn with, and without.
  learning: addLearningData,
  'without-digits': (folder) => writeFile(join(folder, 'data/data.json'), '{}'),
  // Whose weights take seconds to come.
  slow: async () => {},
  // Whose files a test may change.
  updated: async () => {},
  // WebKit's driver has no scripts before the page's own; its page brings the spy itself.
  spied: async (folder) => {
    await cp(join(import.meta.dirname, 'spy.js'), join(folder, 'spy.js'));
    const page = join(folder, 'index.html');
    const html = await readFile(page, 'utf8');
    await writeFile(page, html.replace('<title>', '<script src="spy.js"></script><title>'));
  },
};

/**
 * `reachable` can be set to false: connections are then dropped, as without a network. `root` is the
 * folder that is served, `host` the one whose types are named (of hosts.js).
 * @returns {Promise<{origin: string, root: string, reachable: boolean, host: import('./hosts.js').Host | null, close: () => Promise<void>}>}
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
  const serve = sirv(root, {dev: true});
  const server = createServer(async (request, response) => {
    if (!site.reachable) return request.socket.destroy();
    if (/^\/slow\/.*\.safetensors$/.test(request.url)) await pause(3000);
    if (site.host) speakAs(site.host, request, response);
    const name = request.url.split('/')[1];
    if (Object.hasOwn(variants, name)) await (made.get(name) ?? made.set(name, make(name)).get(name));
    serve(request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const site = {
    origin: `http://127.0.0.1:${server.address().port}`,
    root,
    reachable: true,
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
