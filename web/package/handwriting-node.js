// The entry for the Handwriting Recognition API in Node.

import {readFiles} from './node-files.js';

readFiles();

export * from './handwriting.js';
