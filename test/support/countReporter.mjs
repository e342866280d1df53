// @ts-check

/**
 * A reporter for node:test that writes what there is to count: one line `{"passed":n,"failed":n,"skipped":n}` at the
 * end. Suites are not counted, their tests are.
 * @param {AsyncIterable<{ type: string, data: any }>} events as node:test emits them; their types differ by version
 */
// biome-ignore lint: node:test takes a reporter as the default export only.
export default async function* countReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    // A file is reported as a test of its own by some versions.
    if (data.nesting === 0 && data.name === data.file) continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (type === 'test:pass') counts.passed += 1;
    else counts.failed += 1;
  }
  yield `${JSON.stringify(counts)}\n`;
}
