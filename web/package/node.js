// The same for Node, whose fetch reads no files.

import {readFile} from 'node:fs/promises';
import {readFilesWith} from './assets.js';

readFilesWith(readFile);

export * from './index.js';
