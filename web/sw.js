// The service worker caches the site, so that it opens at once and without a network. The build adds five constants at
// the top: VERSION, which the page of the same version contains, too, and lists of file names: FILES, to be cached at
// once, LATER, to be cached after the page's first answer, ASKED_FOR, to be cached on request, and TEXTS by language,
// of which those are cached that the page is read in.
//
// A file's name contains a hash of its content, so a cached file is right for every version that lists its name.
// This worker does not answer requests for other files: other sites may be served beside this one and below it, and
// only the server can report that a file does not exist.

/* global VERSION, FILES, LATER, ASKED_FOR, TEXTS */

const {scope} = self.registration;
// Other sites, and other copies of this one, may share the origin.
const OURS = `scrawl ${scope} `;
const CACHE = `${OURS}files`;
const addressOf = (path) => new URL(path, scope).href;
const KNOWN = new Set([...FILES, ...LATER, ...ASKED_FOR, ...Object.values(TEXTS).flat()].map(addressOf));
/** The addresses of the page. */
const PAGES = [scope, addressOf('index.html')];
/** The page's key in the cache, with its version: the page of a waiting version is cached beside the active one. */
const PAGE = addressOf(`?version=${VERSION}`);

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([loadPage(), load(FILES), loadKnownLanguages()]));
});

/** Tries both addresses of the page, because some hosts serve only one of them, or redirect. */
async function loadPage() {
  for (const address of PAGES) {
    const response = await fetch(address, {cache: 'no-cache'});
    const page = await response.text();
    // While a new version is deployed, a host can serve files of both versions.
    if (!response.ok || !page.includes(`"${VERSION}"`)) continue;
    // A new response, because browsers do not navigate to a cached response that was redirected.
    return (await caches.open(CACHE)).put(PAGE, new Response(page, {headers: response.headers}));
  }
  throw new Error(`no page of version ${VERSION}`);
}

/** The texts of the languages that the version before has: whoever reads the page without a network goes on in theirs. */
async function loadKnownLanguages() {
  const cached = (await (await caches.open(CACHE)).keys()).map(({url}) => url.match(/\/texts\/(\w+)-/)?.[1]);
  await Promise.all(Object.keys(TEXTS).filter((language) => cached.includes(language)).map((language) => load(TEXTS[language])));
}

/** @param {string[]} paths */
async function load(paths) {
  const cache = await caches.open(CACHE);
  const missing = await Promise.all(paths.map(async (path) => ((await cache.match(addressOf(path))) ? [] : [addressOf(path)])));
  await cache.addAll(missing.flat());
}

// A version is active until no tab uses it, unless a page requests the next one: then all tabs change to that.
self.addEventListener('message', (event) => {
  if (event.data === 'use-now') self.skipWaiting();
  if (event.data === 'load-the-rest') event.waitUntil(load(LATER));
  if (event.data.language) event.waitUntil(load(TEXTS[event.data.language]));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.allSettled([deleteOldFiles(), notifyTabs()]));
});

async function deleteOldFiles() {
  const cache = await caches.open(CACHE);
  const old = (await cache.keys()).filter(({url}) => url !== PAGE && !KNOWN.has(url));
  const oldCaches = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all([...old.map((request) => cache.delete(request)), ...oldCaches.map((name) => caches.delete(name))]);
}

/** Sends the new version to all tabs; those with another version reload. */
async function notifyTabs() {
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
 * Answers from the cache, or else (for example another network's weights) from the network, and caches the response.
 * If the cache fails, for example because it is full, the response still comes from the network.
 * @param {Request} request @param {string} key
 */
async function answer(request, key) {
  const cached = await caches.open(CACHE).then((cache) => cache.match(key)).catch(() => undefined);
  if (cached) return cached;
  const response = await fetch(request);
  if (response.ok && key !== PAGE) {
    const copy = response.clone();
    await caches.open(CACHE).then((cache) => cache.put(key, copy)).catch(() => {});
  }
  return response;
}
