// A local HTTP server for several folders.

import {existsSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {gzipSync} from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
  '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
};

/**
 * @param {Record<string, string>} roots folders by the first part of the URL's path
 * @param {Record<string, string>} [more] additional headers of every response
 * @returns {Promise<{origin: string, fileOf: (path: string) => string, close: () => void}>}
 */
export async function serve(roots, more = {}) {
  const fileOf = (/** @type {string} */ path) => {
    const [, first, ...rest] = normalize(path).split('/');
    const file = join(roots[first] ?? '/nowhere', ...rest);
    return path.endsWith('/') ? join(file, 'index.html') : file;
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const file = fileOf(path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const headers = {...more, 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-store'};
    response.writeHead(200, {...headers, 'Content-Length': statSync(file).size});
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    fileOf,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param {string} file @returns {number} the number of bytes that a compressing server would send */
export function gzipBytes(file) {
  return gzipSync(readFileSync(file), {level: 9}).length;
}
