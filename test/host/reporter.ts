import Mocha from 'mocha';

const events = {
  suite: 'suite',
  suiteEnd: 'suite end',
  pass: 'pass',
  fail: 'fail',
  end: 'end',
} as const;

/** One line that the run outside shows; the console of the extension host is how it gets there. */
export function tell(line: string): void {
  // eslint-disable-next-line no-console -- there is no other way out of the host.
  console.log(`dockyard| ${line}`);
}

/** Writes each result as it comes, and what there is to count at the end. */
export class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    let depth = 0;
    let passed = 0;
    let failed = 0;
    runner.on(events.suite, (suite) => {
      if (!suite.root) tell(`${'  '.repeat(depth)}${suite.title}`);
      depth += suite.root ? 0 : 1;
    });
    runner.on(events.suiteEnd, (suite) => {
      depth -= suite.root ? 0 : 1;
    });
    runner.on(events.pass, (test) => {
      passed += 1;
      tell(`${'  '.repeat(depth)}✔ ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on(events.fail, (test, error: unknown) => {
      failed += 1;
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell(`${'  '.repeat(depth)}✖ ${test.title}`);
      for (const line of words.split('\n')) tell(`${'  '.repeat(depth + 2)}${line}`);
    });
    runner.on(events.end, () => {
      // eslint-disable-next-line no-console -- as above.
      console.log(`dockyard-result| ${JSON.stringify({ passed, failed })}`);
    });
  }
}
