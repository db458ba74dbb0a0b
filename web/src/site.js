// Where the site lies, and its files. Not told by a module's own address: the build puts modules together into
// others, and a hash of what each file holds into its name.

const page = 'document' in globalThis;

/** The folder of index.html: what the page has for its address, and a worker two folders above its file. */
const site = page ? document.baseURI : new URL('../../', location.href).href;

/** Names on the site by those in the sources, as the build put them into the page; a worker is told. */
const names = page ? document.getElementById('names')?.textContent : self.name;
/** @type {Record<string, string>} */
const nameOf = JSON.parse(names ?? '');

/** @param {string} path a file's in the sources @returns {string} its address */
export const addressOf = (path) => new URL(nameOf[path], site).href;

/** @param {string} path @returns {Worker} which knows the site's files, too */
export const startWorker = (path) => new Worker(addressOf(path), {type: 'module', name: names});

let tries = 0;

/**
 * Imports a script. A browser may remember that it did not come for as long as the page is open, but by the whole
 * address, of which no server is told the fragment: each try has another.
 * @param {string} path @returns {Promise<any>} what it exports
 */
export const loadScript = (path) => import(`${addressOf(path)}#${++tries}`);
