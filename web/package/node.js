// The entry for Node.

import {readFiles} from './node-files.js';

readFiles();

export * from './index.js';
