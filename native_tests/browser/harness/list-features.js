// Prints docs/features.md, which `npm run features` makes of it.
//
// A table of features by engines in Markdown, from the tests that there are; that they pass is for the tests to say.

import {readdirSync} from 'node:fs';
import {register} from 'node:module';

const HOOK = `
  export const resolve = (specifier, context, next) => specifier === 'node:test'
    ? {url: ${JSON.stringify(new URL('recorded-tests.js', import.meta.url).href)}, shortCircuit: true}
    : next(specifier, context);`;
const ENGINES = ['Chromium', 'Firefox', 'WebKit'];

register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
const {blocks} = await import('./recorded-tests.js');
const folder = new URL('../', import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.test.js')).sort()) await import(new URL(file, folder).href);

/** Feature, then engine, then what is tried there, by area. @type {Map<string, Map<string, Record<string, string>>>} */
const areas = new Map();
for (const [block, tests] of blocks) {
  const [, area, engine] = /^(.*) \((Chromium|Firefox|WebKit)\)$/.exec(block) ?? []; // harness/engines.js calls them so
  if (!area) continue;
  const features = areas.get(area) ?? new Map();
  areas.set(area, features);
  for (const {name, skips} of tests) features.set(name, {...features.get(name), [engine]: skips ? 'if it can' : 'tested'});
}

const rows = [...areas].sort(([a], [b]) => a.localeCompare(b)).flatMap(([area, features]) => [
  `| **${area}** | | | |`,
  ...[...features].map(([feature, tried]) => {
    const cells = ENGINES.map((engine) => tried[engine] ?? '–').join(' | ');
    return `| ${feature.replaceAll('|', '\\|')} | ${cells} |`;
  }),
]);
console.log(`# The page's features in three engines

What the page's tests try, and in which engine. \`npm run features\` makes this table from the tests, and a test compares
the two; whether they pass, a run of \`scripts/test.sh web\` says. A dash means not tested: that engine's driver lacks
something (touch, pens, other media, full storage, ...), or the feature does not depend on the engine. "If it can": the
test asks first.

| | ${ENGINES.join(' | ')} |
| --- | --- | --- | --- |
${rows.join('\n')}`);
