import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {test} from 'node:test';

const modules = resolve(import.meta.dirname, '../../wasm');

// Embind hands on what a method throws as a bare number, and nobody can make a module run out of memory just then.
test('everything that the modules offer to the page is guarded, so that a failure leaves as an Error', async () => {
  let guarded = 0;
  for (const file of (await readdir(modules)).filter((name) => name.endsWith('.cpp'))) {
    const [, bindings] = (await readFile(join(modules, file), 'utf8')).split(/^EMSCRIPTEN_BINDINGS/m);
    for (const [, name, bound] of bindings.matchAll(/function\("(\w+)",\s*([^)]*)\)/g)) {
      assert.match(bound, /^guarded<&[\w:]+>$/, `${file}: ${name}`);
      ++guarded;
    }
    assert.doesNotMatch(bindings, /\.(constructor|property)/, `${file}: bind functions, which can be guarded`);
  }
  assert.ok(guarded > 20, String(guarded));
});
