// A reporter of Node's test runner: a table of features by engines in Markdown, from what passed and failed.

const ENGINES = ['Chromium', 'Firefox', 'WebKit'];

/** "title (Engine)" of harness/engines.js, as [title, engine]; null for what runs in no browser. */
const split = (suite) => /^(.*) \((Chromium|Firefox|WebKit)\)$/.exec(suite)?.slice(1) ?? null;

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* table(events) {
  /** Of each file, the names of the suites and tests that are open, by nesting. */
  const open = new Map();
  /** Feature, then engine, then outcome; in the order in which they were first seen. */
  const areas = new Map();

  for await (const {type, data} of events) {
    if (type === 'test:start') {
      const names = open.get(data.file) ?? [];
      names.length = data.nesting;
      open.set(data.file, [...names, data.name]);
    }
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite' || data.nesting !== 1) continue;
    const suite = split(open.get(data.file)?.[0] ?? '');
    if (!suite || data.skip !== undefined) continue;
    const [area, engine] = suite;
    const features = areas.get(area) ?? areas.set(area, new Map()).get(area);
    const outcomes = features.get(data.name) ?? features.set(data.name, {}).get(data.name);
    outcomes[engine] = type === 'test:pass' ? 'pass' : '**fail**';
  }

  yield `| | ${ENGINES.join(' | ')} |\n| --- | --- | --- | --- |\n`;
  for (const [area, features] of [...areas].sort(([a], [b]) => a.localeCompare(b))) {
    yield `| **${area}** | | | |\n`;
    for (const [feature, outcomes] of features) {
      yield `| ${feature.replaceAll('|', '\\|')} | ${ENGINES.map((engine) => outcomes[engine] ?? '–').join(' | ')} |\n`;
    }
  }
}
