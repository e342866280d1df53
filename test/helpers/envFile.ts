import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { RunOptions } from '../../src/shell/run/runOptions.ts';
import { parseEnvFile } from '../../src/shell/runLine.ts';

const content =
  '# a comment\n\n  GREETING="안녕 $(hostname)" # no comment \r\nEMPTY=\nA=1\nA=2\nNOT_SET_ANYWHERE\nE=a=b';

/** A file for `--env-file` with what is easily read otherwise than docker does; it is there as long as the test. */
export function envFileFor(t: TestContext): NonNullable<RunOptions['envFile']> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dyr-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'env');
  writeFileSync(file, content);
  return { path: file, env: parseEnvFile(content) };
}
