// Whether what makes the documentation is installed. The page alone needs none of it.

import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const needed = ['node_modules/markdown-it', 'node_modules/highlight.js', 'node_modules/minisearch', 'scripts/docs/node_modules/typedoc'];

export const docsPackagesThere = () => needed.every((path) => existsSync(`${project}${path}/package.json`));
