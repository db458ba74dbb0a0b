// Serves a folder as a careful host does: with a strict policy for its pages.

import {createServer} from 'node:http';
import sirv from 'sirv';

/** All that the package asks of a page's policy. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' blob:; form-action 'self'; base-uri 'none'";

/** @param {string} url */
function policyOf(url) {
  if (url.includes('policy=no-wasm')) return POLICY.replace(" 'wasm-unsafe-eval'", '');
  if (url.includes('policy=trusted')) return `${POLICY}; require-trusted-types-for 'script'; trusted-types scrawl-digits`;
  return POLICY;
}

/**
 * `?policy=no-wasm` at an address asks for a page that may not use WebAssembly, `?policy=trusted` for one with Trusted
 * Types. What matches `broken` fails as long as it does.
 * @param {string} folder
 * @returns {Promise<{origin: string, broken: RegExp | null, close: () => Promise<void>}>}
 */
export async function serveFolder(folder) {
  const serve = sirv(folder, {dev: true, onNoMatch: (_, response) => response.writeHead(404).end()});
  const server = createServer((request, response) => {
    if (site.broken?.test(request.url)) return response.writeHead(503).end();
    response.setHeader('Content-Security-Policy', policyOf(request.url));
    serve(request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const site = {
    origin: `http://127.0.0.1:${server.address().port}`,
    broken: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return site;
}
