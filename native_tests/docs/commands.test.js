// Each command of the documentation is run, document by document, in a copy of the project beside what is built, with small
// data of the same form as the large ones.

import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {project} from '../../scripts/docs/contents.mjs';
import {allBlocks, blocksOf, commandsOf, documents} from './blocks.js';
import {NOT_RUN} from './exceptions.js';
import {addData} from './small-data.js';

/** @type {string} */
let copy;

before(async () => {
  copy = mkdtempSync(join(tmpdir(), 'scrawl-docs-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {cwd: project, encoding: 'utf8'}).split('\0').filter(Boolean);
  for (const folder of new Set(files.map(dirname))) mkdirSync(join(copy, folder), {recursive: true});
  for (const file of files) cpSync(join(project, file), join(copy, file), {verbatimSymlinks: true, force: true});
  mkdirSync(join(copy, 'build'));
  for (const built of ['build/release', 'build/wasm', 'build/package', 'build/deps', 'node_modules', 'scripts/docs/node_modules']) {
    symlinkSync(join(project, built), join(copy, built));
  }
  await addData(copy);
});
after(() => rmSync(copy, {recursive: true, force: true}));

/** @param {string} command */
const exception = (command) => NOT_RUN.find(([pattern]) => pattern.test(command));

for (const document of documents) {
  const blocks = blocksOf(document, 'sh', 'console');
  if (blocks.length === 0) continue;
  test(`the commands of ${document}`, () => {
    const lines = ['set -e', ...blocks.flatMap(commandsOf).map((command) => {
      const steps = exception(command) ? [] : command.split(' && ').filter((step) => !exception(step));
      return steps.join(' && ') || ':';
    })];
    const own = `${copy}-${document.replaceAll(/\W/g, '-')}`;
    after(() => rmSync(own, {recursive: true, force: true}));
    cpSync(copy, own, {recursive: true, verbatimSymlinks: true});
    const {status, stdout, stderr} = spawnSync('bash', ['-x', '-c', lines.join('\n')], {cwd: own, encoding: 'utf8', timeout: 300_000, maxBuffer: 1e8});
    assert.equal(status, 0, `${document}\n${stderr.slice(-3000)}\n${stdout.slice(-1000)}`);
  });
}

test('no exception is left over, and most commands are none', () => {
  const commands = allBlocks('sh', 'console').flatMap(commandsOf).flatMap((command) => command.split(' && '));
  for (const [pattern, reason] of NOT_RUN) assert.ok(commands.some((command) => pattern.test(command)), `${pattern}: ${reason}`);
  const run = commands.filter((command) => !exception(command));
  assert.ok(run.length > 25, `${run.length} of ${commands.length} are run`);
});
