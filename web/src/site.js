// Where the site lies. Not told by a module's own address: the build puts modules together into others.

/** The folder of index.html: what the page has for its address, and a worker two folders above its file. */
export const site = 'document' in globalThis ? document.baseURI : new URL('../../', location.href).href;
