// Keeps the site on the device, so that it opens at once and without a network. The build puts three
// lines above these: VERSION, a hash of all files, FILES, the paths of those to bring at once, and LATER,
// those to bring when the page has answered for the first time.

/* global VERSION, FILES, LATER */

// Other sites, and other copies of this one, may share the origin.
const OURS = `scrawl ${self.registration.scope} `;
const CACHE = OURS + VERSION;
const PAGE = new URL('index.html', self.registration.scope).href;

self.addEventListener('install', (event) => {
  const files = FILES.map((path) => new Request(path, {cache: 'no-cache'}));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

// A version serves until no tab uses it, unless the page asks for the next one.
self.addEventListener('message', (event) => {
  if (event.data === 'use-now') self.skipWaiting();
  if (event.data === 'bring-the-rest') event.waitUntil(bringTheRest());
});

async function bringTheRest() {
  const cache = await caches.open(CACHE);
  for (const path of LATER) {
    if (!(await cache.match(path))) await cache.add(new Request(path, {cache: 'no-cache'}));
  }
}

self.addEventListener('fetch', (event) => {
  const {request} = event;
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(request));
  }
});

/** From the cache; what is not there yet (another network's weights) from the network, and kept where there
 *  is room. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === 'navigate' ? PAGE : request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone()).catch(() => {});
  return response;
}
