import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

test('docs/features.md names the tests that there are', () => {
  const made = execFileSync('node', [join(import.meta.dirname, 'harness/list-features.js')], {encoding: 'utf8'});
  const kept = readFileSync(join(import.meta.dirname, '../../docs/features.md'), 'utf8');
  assert.equal(kept, made, 'make it anew: npm run features');
});
