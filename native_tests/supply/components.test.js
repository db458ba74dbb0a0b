// What of others is used is named, with its licence, in the bill of materials and in the notices.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {BILL, billOfAll, NOTICES, writeBill} from '../../scripts/supply/bill.mjs';
import {components, componentsIn, isAllowed, project} from '../../scripts/supply/components.mjs';

/** Headers of C++, C and POSIX, and of processors: they come with compilers and systems. */
const SYSTEM = /^(?:[a-z_]+|std\w+\.h|dlfcn\.h|malloc\.h|unistd\.h|fcntl\.h|sys\/\w+\.h|immintrin\.h|arm_neon\.h)$/;
const all = components();
const sources = (...folders) => execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {cwd: project, encoding: 'utf8'})
  .trim().split('\n').map((path) => [path, readFileSync(join(project, path), 'utf8')]);

function written(name, ...places) {
  const folder = mkdtempSync(join(tmpdir(), 'scrawl-bill-'));
  try {
    writeBill(folder, name, ...places);
    return [JSON.parse(readFileSync(join(folder, BILL), 'utf8')), readFileSync(join(folder, NOTICES), 'utf8')];
  } finally {
    rmSync(folder, {recursive: true});
  }
}

test('each header of others that is included belongs to a component, and each component is included', () => {
  const prefixes = all.flatMap(({includes}) => includes);
  const used = new Set();
  for (const [path, text] of sources('core/*.cpp', 'core/*.hpp', 'wasm/*.cpp', 'wasm/*.hpp', 'native_tests/*.cpp', 'native_tests/*.hpp')) {
    for (const [, header] of text.matchAll(/^#include <([^>]+)>/gm)) {
      if (SYSTEM.test(header) || header.startsWith('scrawl.h')) continue;
      const prefix = prefixes.find((each) => header.startsWith(each));
      assert.ok(prefix, `${path} includes ${header}, which scripts/supply/components.json does not name`);
      used.add(prefix);
    }
  }
  for (const {name, includes} of all) {
    if (includes.length > 0) assert.ok(includes.some((each) => used.has(each)), `nothing includes ${name}`);
  }
});

test('each package that is bundled belongs to a component', () => {
  const named = new Set(all.flatMap(({npm}) => npm ?? []));
  for (const [path, text] of sources('web/*.js')) {
    for (const [, name] of text.matchAll(/\bfrom '((?!node:|modules\/)[^.'][^']*)'/g)) {
      assert.ok(named.has(name), `${path} imports ${name}, which scripts/supply/components.json does not name`);
    }
  }
});

test('what is compiled in or bundled has the text of its licence, which is allowed', () => {
  for (const each of all) {
    assert.ok(isAllowed(each.licence), `${each.name}: ${each.licence}`);
    if (each.type === 'library' && !each.in.includes('tests')) assert.match(each.text ?? '', /Copyright/i, each.name);
  }
  const text = all.find(({npm}) => npm === 'minisearch')?.text?.trim();
  const own = join(project, 'node_modules/minisearch/LICENSE.txt');
  assert.equal(text, readFileSync(own, 'utf8').trim());
});

test('a choice of licences is allowed when one is, a sum when all are', () => {
  assert.ok(isAllowed('(MIT OR GPL-3.0-or-later)'));
  assert.ok(isAllowed('(MIT AND Zlib)'));
  assert.ok(!isAllowed('GPL-3.0-or-later AND MIT'));
  assert.ok(!isAllowed('none'));
});

test('bill and notices name all that is in a thing, and nothing that is not', () => {
  for (const places of [['page', 'weights'], ['package', 'weights'], ['programs', 'weights']]) {
    const [bill, notices] = written('a-thing', ...places);
    assert.deepEqual([bill.bomFormat, bill.specVersion, bill.metadata.component.name], ['CycloneDX', '1.6', 'a-thing']);
    const parts = componentsIn(...places);
    assert.deepEqual(bill.components.map(({name}) => name), parts.map(({name}) => name));
    for (const {name, text} of parts) {
      assert.ok(notices.includes(name), name);
      if (text) assert.ok(notices.includes(text.trim()), name);
    }
    for (const {name} of all.filter((each) => !parts.includes(each) && !parts.some((part) => part.name === each.name))) {
      assert.ok(!bill.components.some((part) => part.name === name), name);
    }
  }
});

test('the bill of the sources has every package of npm once, with its hash', () => {
  const {components: parts} = JSON.parse(billOfAll());
  const packages = parts.filter(({purl}) => purl?.startsWith('pkg:npm/'));
  assert.ok(packages.length > 300, String(packages.length));
  for (const {purl, hashes} of packages) assert.match(hashes?.[0]?.content ?? '', /^[0-9a-f]{128}$/, purl);
  const names = parts.map((part) => part['bom-ref']);
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
  assert.ok(packages.some(({purl, scope}) => purl.startsWith('pkg:npm/eslint@') && scope === 'excluded'));
  assert.ok(packages.some(({purl, scope}) => purl.startsWith('pkg:npm/minisearch@') && scope === 'required'));
  assert.equal(billOfAll(), billOfAll());
});
