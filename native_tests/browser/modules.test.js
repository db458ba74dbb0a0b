import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {test} from 'node:test';

const sources = resolve(import.meta.dirname, '../../web/src');
const modules = resolve(import.meta.dirname, '../../wasm');

// Embind hands on what a method throws as a bare number, and nobody can make a module run out of memory just then.
test('everything that the modules offer to the page is guarded, so that a failure leaves as an Error', async () => {
  let guarded = 0;
  for (const file of (await readdir(modules)).filter((name) => name.endsWith('.cpp'))) {
    const [, bindings = ''] = (await readFile(join(modules, file), 'utf8')).split(/^EMSCRIPTEN_BINDINGS/m);
    for (const [, name, bound] of bindings.matchAll(/function\("(\w+)",\s*([^)]*)\)/g)) {
      assert.match(bound, /^guarded<&[\w:]+>$/, `${file}: ${name}`);
      ++guarded;
    }
    assert.doesNotMatch(bindings, /\.(constructor|property)/, `${file}: bind functions, which can be guarded`);
  }
  assert.ok(guarded > 20, String(guarded));
});

/** What each of the page's scripts names of the others, in an import or in the type of a comment. */
async function imports() {
  const files = (await readdir(sources, {recursive: true})).filter((name) => name.endsWith('.js'));
  return new Map(await Promise.all(files.map(async (file) => {
    const text = await readFile(join(sources, file), 'utf8');
    const named = [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+\.js)'/g)].map(([, path]) => join(dirname(file), path));
    return /** @type {[string, string[]]} */ ([file, named]);
  })));
}

test('the scripts of the page import each other in no circle, their types included', async () => {
  const graph = await imports();
  /** Scripts of which it is known that no circle goes through them. @type {Set<string>} */
  const cleared = new Set();
  /** @param {string} file @param {string[]} way that led to it */
  function follow(file, way) {
    assert.ok(!way.includes(file), `a circle: ${[...way.slice(way.indexOf(file)), file].join(' → ')}`);
    if (cleared.has(file)) return;
    for (const next of graph.get(file) ?? assert.fail(`${way.at(-1)} imports ${file}, which does not exist`)) follow(next, [...way, file]);
    cleared.add(file);
  }
  assert.ok(graph.size > 70, String(graph.size));
  for (const file of graph.keys()) follow(file, []);
});
