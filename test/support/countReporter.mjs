// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * A reporter for node:test that writes what there is to count: one line `{"<file>":{"passed":n,"failed":n,"skipped":n}}`
 * at the end, with each file of tests. Suites are not counted, their tests are; a suite or file that fails without a
 * failed test, by what it does before or after them, or by dying, counts as one.
 * @param {AsyncIterable<{ type: string, data: any }>} events as node:test emits them; their types differ by version
 */
// biome-ignore lint: node:test takes a reporter as the default export only.
export default async function* countReporter(events) {
  /** @type {Record<string, Counts>} */
  const files = {};
  const failedFiles = new Set();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A file is reported as a test of its own by some versions, and by all when it dies.
    if (data.details?.type === 'suite' || (data.nesting === 0 && data.name === data.file)) {
      if (type === 'test:fail') failedFiles.add(String(data.file));
      continue;
    }
    const counts = (files[String(data.file)] ??= { passed: 0, failed: 0, skipped: 0 });
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (type === 'test:pass') counts.passed += 1;
    else counts.failed += 1;
  }
  for (const file of failedFiles) {
    const counts = (files[file] ??= { passed: 0, failed: 0, skipped: 0 });
    if (counts.failed === 0) counts.failed = 1;
  }
  yield `${JSON.stringify(files)}\n`;
}
