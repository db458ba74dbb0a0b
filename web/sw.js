// Keeps the site on the device, so that it opens at once and without a network. The build puts two
// lines above these: VERSION, a hash of all files, and FILES, the paths of those to bring at once.

/* global VERSION, FILES */

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
});

self.addEventListener('fetch', (event) => {
  const {request} = event;
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(request));
  }
});

/** From the cache; what is not there yet (another network's weights) from the network, and kept. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === 'navigate' ? PAGE : request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
