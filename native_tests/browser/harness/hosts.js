// What static hosts call the site's files: their own tables' types of the endings that it has. All are told to
// be taken at their word (nosniff), as careful ones ask for.

/**
 * @typedef {{types: Record<string, string>, others: string | null, folders?: true}} Host
 *   Types by the ending; `others` is what a file of no known ending is called, null for nothing at all; `folders`
 *   where a page's own name leads to its folder.
 */

const known = {html: 'text/html', css: 'text/css', svg: 'image/svg+xml', png: 'image/png'};

/** @type {Record<string, Host>} */
export const HOSTS = {
  'Debian’s nginx': {
    types: {...known, js: 'application/javascript', json: 'application/json', wasm: 'application/wasm'},
    others: 'application/octet-stream',
  },
  'nginx before 1.21': {
    types: {...known, js: 'application/javascript', json: 'application/json'},
    others: 'application/octet-stream',
  },
  Apache: {
    types: {
      ...known, js: 'text/javascript', mjs: 'text/javascript', json: 'application/json', wasm: 'application/wasm',
      webmanifest: 'application/manifest+json', gz: 'application/gzip',
    },
    others: null,
  },
  'Python’s http.server': {
    types: {
      ...known, js: 'text/javascript', mjs: 'text/javascript', json: 'application/json', wasm: 'application/wasm',
      webmanifest: 'application/manifest+json', gz: 'application/gzip',
    },
    others: 'application/octet-stream',
  },
  'GitHub Pages': {
    types: {
      ...known, html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'application/javascript; charset=utf-8',
      mjs: 'application/javascript; charset=utf-8', json: 'application/json; charset=utf-8', wasm: 'application/wasm',
      webmanifest: 'application/manifest+json; charset=utf-8', gz: 'application/gzip',
    },
    others: 'application/octet-stream',
  },
  'npx serve': {
    types: {
      ...known, html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'application/javascript; charset=utf-8',
      mjs: 'application/javascript; charset=utf-8', json: 'application/json; charset=utf-8', wasm: 'application/wasm',
      webmanifest: 'application/manifest+json; charset=utf-8', gz: 'application/gzip',
    },
    others: null,
    folders: true,
  },
  'BusyBox’s httpd': {types: {...known, js: 'application/javascript'}, others: null},
};

/** From now on a response names types as this host does. Returns false where it leads elsewhere, and so is done. */
export function speakAs({types, others, folders}, request, response) {
  if (folders && request.url.endsWith('/index.html')) {
    response.writeHead(301, {Location: request.url.replace(/index\.html$/, '')}).end();
    return false;
  }
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status, {'Content-Type': _, ...headers} = {}) => {
    const path = new URL(request.url, 'http://local').pathname;
    const type = path.endsWith('/') ? types.html : (types[path.match(/\.(\w+)$/)?.[1]] ?? others);
    return writeHead(status, {...headers, ...(type ? {'Content-Type': type} : {}), 'X-Content-Type-Options': 'nosniff'});
  };
  return true;
}
