// Keeps the site on the device, so that it opens at once and without a network. The build puts four lines above
// these: VERSION, which the page of the same version tells too, and the names of its files: FILES, to bring at once,
// LATER, to bring when the page has answered for the first time, and ASKED_FOR, to keep when somebody asked.
//
// A name holds a hash of what the file holds, so one that is kept serves every version that knows its name. What is
// not listed is no business of this worker: other sites may lie beside this one and below it, and what is nowhere is
// the server's to say.

/* global VERSION, FILES, LATER, ASKED_FOR */

const {scope} = self.registration;
// Other sites, and other copies of this one, may share the origin.
const OURS = `scrawl ${scope} `;
const CACHE = `${OURS}files`;
const addressOf = (path) => new URL(path, scope).href;
const KNOWN = new Set([...FILES, ...LATER, ...ASKED_FOR].map(addressOf));
/** Where the page is found. */
const PAGES = [scope, addressOf('index.html')];
/** What it is kept as: the page of a version that waits lies beside the one that is used. */
const PAGE = addressOf(`?version=${VERSION}`);

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([loadPage(), load(FILES)]));
});

/** In a folder's name or by its own: hosts lead from one to the other, or know only one. */
async function loadPage() {
  for (const address of PAGES) {
    const response = await fetch(address, {cache: 'no-cache'});
    const page = await response.text();
    // A host that is just given another version may answer with some files of each.
    if (!response.ok || !page.includes(`"${VERSION}"`)) continue;
    // As if it had come straight from there: browsers open no page from a cache that was led elsewhere.
    return (await caches.open(CACHE)).put(PAGE, new Response(page, {headers: response.headers}));
  }
  throw new Error(`no page of version ${VERSION}`);
}

/** @param {string[]} paths */
async function load(paths) {
  const cache = await caches.open(CACHE);
  const missing = await Promise.all(paths.map(async (path) => ((await cache.match(addressOf(path))) ? [] : [addressOf(path)])));
  await cache.addAll(missing.flat());
}

// A version serves until no tab uses it, unless a page asks for the next one: then all tabs change to that.
self.addEventListener('message', (event) => {
  if (event.data === 'use-now') self.skipWaiting();
  if (event.data === 'load-the-rest') event.waitUntil(load(LATER));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.allSettled([forgetOthers(), tellTabs()]));
});

async function forgetOthers() {
  const cache = await caches.open(CACHE);
  const old = (await cache.keys()).filter(({url}) => url !== PAGE && !KNOWN.has(url));
  const oldCaches = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all([...old.map((request) => cache.delete(request)), ...oldCaches.map((name) => caches.delete(name))]);
}

/** Those of another version open anew. */
async function tellTabs() {
  await self.clients.claim();
  const tabs = await self.clients.matchAll({type: 'window'});
  for (const tab of tabs.filter(({url}) => isPage(url))) tab.postMessage(VERSION);
}

/** @param {string} url */
const isPage = (url) => PAGES.includes(url.replace(/[?#].*/, ''));

self.addEventListener('fetch', (event) => {
  const {request} = event;
  if (request.method !== 'GET') return;
  const address = request.url.replace(/#.*/, '');
  if (KNOWN.has(address)) event.respondWith(answer(request, address));
  else if (request.mode === 'navigate' && isPage(address)) event.respondWith(answer(request, PAGE));
});

/**
 * From the cache; what is not there yet (another network's weights) from the network, and kept where there is room.
 * A cache that fails is as good as none.
 * @param {Request} request @param {string} key
 */
async function answer(request, key) {
  const kept = await caches.open(CACHE).then((cache) => cache.match(key)).catch(() => undefined);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && key !== PAGE) {
    const copy = response.clone();
    await caches.open(CACHE).then((cache) => cache.put(key, copy)).catch(() => {});
  }
  return response;
}
