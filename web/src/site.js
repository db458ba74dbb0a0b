// The addresses of the site and its files. They cannot be derived from a module's own address, because the build
// bundles modules and adds a hash of the content to each file name.

const page = 'document' in globalThis;

/** The folder of index.html: the page's own folder, or two folders above a worker's script. */
const site = page ? document.baseURI : new URL('../../', location.href).href;

/** File names on the site by their names in the sources. The build writes them into the page, which passes them to its workers. */
const names = page ? document.getElementById('names')?.textContent : self.name;
/** @type {Record<string, string>} */
const nameOf = JSON.parse(names ?? '');

/** @param {string} path of a file in the sources @returns {string} its address */
export const addressOf = (path) => new URL(nameOf[path], site).href;

/** The page's Content-Security-Policy lets no script be started but through this, which knows the site's alone. */
const rules = {createScriptURL: (/** @type {string} */ path) => (path === 'sw.js' ? path : addressOf(path))};
/** @type {{createScriptURL: (path: string) => any}} */
const scripts = /** @type {any} */ (self).trustedTypes?.createPolicy('scrawl', rules) ?? rules;

/** @param {string} path @returns {Worker} to which the site's file names are passed */
export const startWorker = (path) => new Worker(scripts.createScriptURL(path), {type: 'module', name: names});

/** @returns {Promise<ServiceWorkerRegistration>} */
export const startServiceWorker = () => navigator.serviceWorker.register(scripts.createScriptURL('sw.js'));

let tries = 0;

/**
 * Imports a script. A browser may remember a failed import for as long as the page is open. It does so by the whole
 * address including the fragment, so each attempt uses another fragment, which is not sent to the server.
 * @param {string} path @returns {Promise<any>} what it exports
 */
export const loadScript = (path) => import(`${addressOf(path)}#${++tries}`);
