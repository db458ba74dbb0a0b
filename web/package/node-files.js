// Lets the package read its files in Node, whose fetch reads none.

import {readFile} from 'node:fs/promises';
import {readFilesWith} from './assets.js';

export const readFiles = () => readFilesWith(readFile);
