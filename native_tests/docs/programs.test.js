// Each program of the documentation is built and run, and prints what its comments say.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {project} from '../../scripts/docs/contents.mjs';
import {inChromium, until} from '../browser/harness/engines.js';
import {serveFolder} from '../package/harness/serve.js';
import {allBlocks, matches, printed} from './blocks.js';
import {NOT_BUILT} from './exceptions.js';

const MODEL = join(project, 'web/models/compact.safetensors');
const folder = mkdtempSync(join(tmpdir(), 'scrawl-programs-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(join(project, 'build/package'), join(folder, 'node_modules/scrawl-digits'));
after(() => rmSync(folder, {recursive: true, force: true}));

/** @param {string} command @param {string[]} words @param {string} [cwd] */
const run = (command, words, cwd = folder) => execFileSync(command, words, {cwd, encoding: 'utf8', timeout: 300_000, stdio: ['ignore', 'pipe', 'pipe']});

/** @param {string} output @param {string[]} expected @param {string} place */
function assertPrinted(output, expected, place) {
  const lines = output.trim().split('\n').filter(Boolean);
  assert.equal(lines.length, expected.length, `${place} prints ${lines.length} lines, not ${expected.length}: ${output}`);
  expected.forEach((text, i) => assert.ok(matches(text, lines[i]), `${place} prints "${lines[i]}", not "${text}"`));
}

const built = (/** @type {string} */ code) => !NOT_BUILT.some(([pattern]) => pattern.test(code));

for (const [i, {code, place}] of allBlocks('js').entries()) {
  test(`the program in JavaScript of ${place}`, () => {
    writeFileSync(join(folder, `${i}.mjs`), code);
    assertPrinted(run(process.execPath, [`${i}.mjs`]), printed(code, /console\.log\(.*\);$/, '//').filter((line) => !/^a /.test(line)), place);
  });
}

for (const [i, {code, place}] of allBlocks('python').entries()) {
  test(`the program in Python of ${place}`, () => {
    writeFileSync(join(folder, `${i}.py`), code);
    assertPrinted(run('python3', [join(folder, `${i}.py`)], project), printed(code, /print\(.*\)$/, '#'), place);
  });
}

const isArchitecture = (/** @type {{code: string}} */ {code}) => code.includes('"layers"');

for (const {code, place} of allBlocks('json').filter(isArchitecture)) {
  test(`the architecture of ${place}`, () => {
    const columns = [...Array(784).keys()];
    const row = (/** @type {number} */ label) => [label, ...columns.map((pixel) => (pixel * (label + 1)) % 251)].join();
    const rows = [`label,${columns.map((pixel) => `pixel${pixel}`)}`, ...[...Array(40).keys()].map((i) => row(i % 10))];
    writeFileSync(join(folder, 'digits.csv'), rows.join('\n'));
    writeFileSync(join(folder, 'architecture.json'), code);
    const said = run(join(project, 'build/release/bin/train'), ['--architecture', 'architecture.json', '--data', 'digits.csv', '--epochs', '1', '--output', 'trained.safetensors']);
    assert.match(said, /trained\.safetensors: /, place);
  });
}

for (const {code, place} of allBlocks('json').filter((block) => !isArchitecture(block))) {
  test(`the strokes of ${place}`, () => {
    const file = join(folder, 'strokes.json');
    writeFileSync(file, code);
    const read = run(join(project, 'build/release/bin/predict'), ['--model', MODEL, '--strokes', file, '--json']);
    assert.match(read, /7/, place);
    assert.equal(JSON.parse(code).length, 3);
  });
}

// What `cmake --install` makes, without installing it.
const config = `find_package(Threads REQUIRED)
add_library(scrawl::scrawl STATIC IMPORTED)
set_target_properties(scrawl::scrawl PROPERTIES IMPORTED_LOCATION "${project}/build/release/core/api/libscrawl.a"
  INTERFACE_INCLUDE_DIRECTORIES "${project}/core/api/include" INTERFACE_LINK_LIBRARIES Threads::Threads
  INTERFACE_COMPILE_FEATURES cxx_std_17)
`;

test('the whole program in C++, built as its CMakeLists.txt says', () => {
  const [cmake] = allBlocks('cmake').filter(({code}) => built(code));
  const [program] = allBlocks('cpp').filter(({code}) => code.includes('int main'));
  const home = join(folder, 'reader');
  mkdirSync(join(home, 'scrawl'), {recursive: true});
  writeFileSync(join(home, 'CMakeLists.txt'), cmake.code);
  writeFileSync(join(home, 'reader.cpp'), program.code);
  writeFileSync(join(home, 'scrawl/scrawl-config.cmake'), config);
  run('cmake', ['-B', 'build', '-G', 'Ninja', `-Dscrawl_DIR=${home}/scrawl`], home);
  run('cmake', ['--build', 'build'], home);
  assertPrinted(run('build/reader', [MODEL], home), printed(program.code, /std::cout/, '//'), program.place);
});

for (const {code, place} of allBlocks('cpp').filter((block) => !block.code.includes('int main'))) {
  test(`the lines in C++ of ${place}`, () => {
    const file = join(folder, 'lines.cpp');
    writeFileSync(file, `#include <iostream>\n#include <scrawl.hpp>\n#include <vector>\nvoid lines(const std::vector<char>& model) {\n${code}}\n`);
    run('c++', ['-std=c++17', '-Wall', '-Werror', '-fsyntax-only', `-I${project}/core/api/include`, file]);
  });
}

test('only what is listed is left out, and nothing is listed in vain', () => {
  const whole = allBlocks('cmake');
  assert.equal(whole.filter(({code}) => built(code)).length, 1);
  for (const [pattern, reason] of NOT_BUILT) assert.ok(whole.some(({code}) => pattern.test(code)), reason);
  const known = ['js', 'html', 'cpp', 'cmake', 'python', 'json', 'sh', 'console', ''];
  const count = allBlocks(...known).length;
  assert.equal(count, allBlocks(...known, 'bash', 'c', 'ts', 'text', 'toml', 'javascript', 'shell', 'yaml').length, 'a language that no test runs');
  assert.ok(count > 25, String(count));
});

inChromium('the pages of the documentation', ({open}) => {
  for (const [i, {code, place}] of allBlocks('html').entries()) {
    test(`the page of ${place}`, async () => {
      const page = code.startsWith('<!doctype') ? code : `<!doctype html><title>Test</title>${code}`;
      writeFileSync(join(folder, `${i}.html`), page);
      await open({path: `${i}.html`}, async (shown) => {
        await until(shown, () => Boolean(document.querySelector('digit-pad')?.shadowRoot));
        assert.deepEqual(await shown.evaluate(() => window.complaints), []);
        assert.equal(await shown.evaluate(() => document.querySelector('digit-pad').labels.length), 1);
      });
    });
  }
}, () => serveFolder(folder));
