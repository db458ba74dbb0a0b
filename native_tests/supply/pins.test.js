// What is fetched has a hash, or is named among what cannot have one.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {project} from '../../scripts/supply/components.mjs';
import {lock, loose, requirements} from '../../scripts/supply/pins.mjs';

const HASH = 'a'.repeat(64);
const COMMIT = 'b'.repeat(40);

test('this project fetches nothing without a hash but what is known', () => {
  const said = execFileSync(process.execPath, [join(project, 'scripts/check_supply.mjs'), '--offline'], {encoding: 'utf8'});
  assert.match(said, /nothing is wrong\n$/);
});

test('an action by its tag and an image by its name are found', () => {
  const bad = ['      - uses: actions/checkout@v4', '        uses: someone/thing@main', '    container: debian:12'];
  const good = [`      - uses: actions/checkout@${COMMIT} # v4.2.2`, '    uses: ./.github/workflows/ci.yml', `    container: debian@sha256:${HASH}`];
  assert.equal(loose('ci.yml', bad.join('\n')).length, bad.length);
  assert.deepEqual(loose('ci.yml', good.join('\n')), []);
});

test('what pip or npx would take by a name alone is found', () => {
  const bad = [
    'quietly x "$environment/bin/pip" install numpy', 'python3 -m pip install numpy', '[python, "-m", "pip", "install", "--quiet", *PEER]',
    "execFileSync(own, ['-m', 'pip', 'install', ...PIP])", "execFile('npx', ['--yes', LIGHTHOUSE])",
  ];
  const good = ['"$environment/bin/pip" install --require-hashes --requirement "$x"', 'raise Failure(f"pip install {name}")'];
  assert.equal(loose('x.sh', bad.join('\n')).length, bad.length);
  assert.deepEqual(loose('x.sh', good.join('\n')), []);
});

test('packages without a hash are found in lists of pip and npm', () => {
  assert.deepEqual(requirements('r.txt', `# pinned: a==1\na==1 \\\n    --hash=sha256:${HASH}\n`), []);
  assert.deepEqual(requirements('r.txt', `a==1\nb>=2 --hash=sha256:${HASH}\n`), ['r.txt: a==1', `r.txt: b>=2 --hash=sha256:${HASH}`]);
  const packages = {'': {}, 'node_modules/a': {integrity: 'sha512-x'}, 'node_modules/b': {}, 'node_modules/own': {link: true}};
  assert.deepEqual(lock('package-lock.json', {packages}), ['package-lock.json: node_modules/b']);
});
