import Mocha from 'mocha';
import { LineReporter, tell } from './reporter.ts';

/** Suites are loaded one after the other: VS Code is one window, and each leaves it as it found it. */
const parts: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  usual: [
    () => import('./activation.suite.ts'),
    () => import('./manifest.suite.ts'),
    () => import('./trees.suite.ts'),
    () => import('./commands.suite.ts'),
    () => import('./events.suite.ts'),
    () => import('./terminals.suite.ts'),
    () => import('./hovers.suite.ts'),
    () => import('./buildkit.suite.ts'),
    () => import('./shellLines.suite.ts'),
    () => import('./settings.suite.ts'),
    () => import('./trouble.suite.ts'),
    () => import('./contexts.suite.ts'),
  ],
  again: [() => import('./again.suite.ts')],
};

/** What VS Code calls; it resolves when every test has passed. */
export async function run(): Promise<void> {
  const part = process.env['DOCKYARD_HOST_PART'] ?? '';
  // Generous: only a test that fails waits for it.
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, reporter: LineReporter });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, part, mocha);
  for (const load of parts[part] ?? []) await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  tell('');
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
