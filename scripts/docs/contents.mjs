// What the documentation's site has, in the order of its menu: each page's name, its title in the menu, and the Markdown
// that it is made of, a file of the project or what a generator writes.

import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {javascriptReference} from './javascript_reference.mjs';

export const project = resolve(fileURLToPath(import.meta.url), '../../..');

/** @typedef {{name: string, title: string, source: string, generate?: () => Promise<string> | string}} Entry */

/** @type {{title: string, pages: Entry[]}[]} */
export const SECTIONS = [
  {
    title: 'Start',
    pages: [
      {name: 'index', title: 'Overview', source: 'docs/README.md'},
      {name: 'draw', title: 'Draw', source: 'docs/start/draw.md'},
      {name: 'learn', title: 'Learn', source: 'docs/start/learn.md'},
      {name: 'start-kaggle', title: 'Compete on Kaggle', source: 'docs/start/kaggle.md'},
      {name: 'cpp', title: 'Use it in C++', source: 'docs/start/cpp.md'},
      {name: 'web', title: 'Use it on the web', source: 'docs/start/web.md'},
    ],
  },
  {
    title: 'Guides',
    pages: [
      {name: 'library', title: 'The library', source: 'docs/library.md'},
      {name: 'package', title: 'The npm package', source: 'docs/package.md'},
      {name: 'examples', title: 'Examples', source: 'docs/examples/README.md'},
      {name: 'kaggle', title: 'Kaggle and converting', source: 'docs/kaggle.md'},
      {name: 'learning', title: 'Learning on the page', source: 'docs/learning.md'},
      {name: 'architecture', title: 'How it fits together', source: 'docs/architecture.md'},
    ],
  },
  {
    title: 'Reference',
    pages: [
      {name: 'api-javascript', title: 'JavaScript', source: 'docs/reference/javascript.md', generate: javascript},
      {name: 'api-cpp', title: 'C++', source: 'docs/reference/cpp.md', generate: cpp},
      {name: 'formats', title: 'File formats', source: 'docs/formats.md'},
    ],
  },
  {
    title: 'Measured',
    pages: [
      {name: 'performance', title: 'How fast it is', source: 'docs/performance.md'},
      {name: 'models', title: 'The models', source: 'docs/models.md'},
      {name: 'page', title: 'The page', source: 'docs/page.md'},
      {name: 'features', title: 'What works where', source: 'docs/features.md'},
    ],
  },
  {
    title: 'Project',
    pages: [
      {name: 'contributing', title: 'Carrying on', source: 'CONTRIBUTING.md'},
      {name: 'security', title: 'Security', source: 'SECURITY.md'},
      {name: 'reliability', title: 'How far it can be trusted', source: 'docs/reliability.md'},
      {name: 'changes', title: 'Changes', source: 'CHANGELOG.md'},
    ],
  },
];

/** Files whose place another page takes. @type {Record<string, string>} */
export const INSTEAD = {'README.md': 'docs/README.md'};

/** The entries of the package that are documented, and the names by which they are imported. */
const ENTRIES = {index: 'scrawl-digits', 'digit-pad': 'scrawl-digits/digit-pad', handwriting: 'scrawl-digits/handwriting'};

function javascript() {
  return javascriptReference(project, ENTRIES);
}

/** The reference of the headers that docs/reference/cpp-headers.txt lists; without Doxygen, what is missing. */
function cpp() {
  const list = readFileSync(join(project, 'docs/reference/cpp-headers.txt'), 'utf8');
  const headers = list.split('\n').filter((line) => line && !line.startsWith('#'));
  try {
    execFileSync('doxygen', ['--version'], {stdio: 'ignore'});
  } catch {
    console.log('note: no Doxygen here (scripts/setup.sh docs installs it): the documentation only names the C++ headers');
    return ['This copy was made without Doxygen. The headers are:', ...headers.map((header) => `- \`${header}\``)].join('\n\n');
  }
  return execFileSync('python3', [join(project, 'scripts/docs/cpp_reference.py'), ...headers], {encoding: 'utf8'});
}

/** @returns {Entry[]} those whose source is there */
export const pages = () => SECTIONS.flatMap((section) => section.pages).filter(({source}) => existsSync(join(project, source)));
