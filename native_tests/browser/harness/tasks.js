// How long Chromium's main thread is held up.

/**
 * The longest task of the page's main thread while `action` runs, in milliseconds of the processor's
 * time: the clock on the wall also counts what other programs take on a busy machine.
 */
export async function longestTask(page, action) {
  await page.raw.tracing.start({categories: ['toplevel', 'devtools.timeline', '__metadata']});
  await action();
  const {traceEvents} = JSON.parse(new TextDecoder().decode(await page.raw.tracing.stop()));
  const main = new Set(traceEvents
    .filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({pid, tid}) => `${pid} ${tid}`));
  const times = traceEvents
    .filter(({name, pid, tid, tdur}) => name.endsWith('RunTask') && tdur !== undefined && main.has(`${pid} ${tid}`))
    .map(({tdur}) => tdur / 1000);
  if (times.length < 20) throw new Error(`only ${times.length} tasks were traced`);
  return Math.max(...times);
}
