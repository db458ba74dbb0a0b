// A reporter of Node's test runner: a table of features by engines in Markdown, from what passed and failed.

const ENGINES = ['Chromium', 'Firefox', 'WebKit'];

/** "title (Engine)" of harness/engines.js, as [title, engine]; null for what runs in no browser. */
const split = (suite) => /^(.*) \((Chromium|Firefox|WebKit)\)$/.exec(suite)?.slice(1) ?? null;

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* table(events) {
  /** The suite that is open: whatever runs beside, a file's events come one after the other. */
  let suite = '';
  /** Feature, then engine, then outcome; in the order in which they were first seen. */
  const areas = new Map();

  for await (const {type, data} of events) {
    if (type === 'test:start' && data.nesting === 0) suite = data.name;
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite' || data.nesting !== 1) continue;
    const [area, engine] = split(suite) ?? [];
    if (!area || data.skip !== undefined) continue;
    const features = areas.get(area) ?? areas.set(area, new Map()).get(area);
    const outcomes = features.get(data.name) ?? features.set(data.name, {}).get(data.name);
    outcomes[engine] = type === 'test:pass' ? 'pass' : '**fail**';
  }

  yield `# The page's features in three engines

From a run of \`npm test\`, which writes this table to \`build/features.md\` (\`scripts/test.sh web\` builds the site first).
A dash means not tested: that engine's driver lacks something (touch, pens, other media, full storage, ...), or the
feature does not depend on the engine.

`;
  yield `| | ${ENGINES.join(' | ')} |\n| --- | --- | --- | --- |\n`;
  for (const [area, features] of [...areas].sort(([a], [b]) => a.localeCompare(b))) {
    yield `| **${area}** | | | |\n`;
    for (const [feature, outcomes] of features) {
      yield `| ${feature.replaceAll('|', '\\|')} | ${ENGINES.map((engine) => outcomes[engine] ?? '–').join(' | ')} |\n`;
    }
  }
}
