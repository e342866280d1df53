import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { check } from '../../src/dockerfile/library.ts';
import { dockerCommand, RealEngine } from '../helpers/realEngine.ts';

const run = promisify(execFile);

/**
 * Whole files that nothing has to be run for; none has what only BuildKit knows, as the engine's own builder is what
 * every engine has.
 */
const files: readonly string[] = [
  'FROM scratch\nLABEL a=b\n',
  'from scratch\nlabel a=b "c d"=\'e f\'\n',
  'FROM scratch\nLABEL a b c\n',
  'FROM scratch\nLABEL a = b\n',
  'FROM scratch\nLABEL\n',
  'FROM scratch\nENV A=1 B="2 3" C=$A\n',
  'FROM scratch\nENV A 1 2 3\n',
  'FROM scratch\nENV A\n',
  'FROM scratch\nENV =x\n',
  'FROM scratch\nARG A=1\nENV B=${A:-2}\n',
  'FROM scratch\nARG A=1\nENV B=${A:?}\n',
  'FROM scratch\nENV B=${A\n',
  'FROM scratch\nENV B=${A!x}\n',
  'ARG TAG=1\nFROM scratch AS a\nFROM a\nLABEL x=y\n',
  'LABEL a=b\nFROM scratch\n',
  'FROM\n',
  'FROM scratch AS\n',
  'FROM scratch AS 1x\n',
  'FROM scratch a b\n',
  'FROM Scratch:UPPER:x\n',
  '',
  '# only a comment\n',
  'FROM scratch\nCOPY file.txt /\n',
  'FROM scratch\nCOPY file.txt\n',
  'FROM scratch\nCOPY --chwon=1 file.txt /\n',
  'FROM scratch\nCOPY ["file.txt", "/"]\n',
  'FROM scratch\nADD\n',
  'FROM scratch\nEXPOSE 80 443/tcp 53/udp 8000-8010\n',
  'FROM scratch\nEXPOSE 80/abc\n',
  'FROM scratch\nEXPOSE web\n',
  'FROM scratch\nEXPOSE\n',
  'FROM scratch\nCMD ["a", "b"]\nENTRYPOINT ["c"]\n',
  "FROM scratch\nCMD ['a']\n",
  'FROM scratch\nSHELL ["/bin/sh", "-c"]\n',
  'FROM scratch\nSHELL /bin/sh -c\n',
  'FROM scratch\nSTOPSIGNAL SIGTERM\n',
  'FROM scratch\nSTOPSIGNAL SIGNONE\n',
  'FROM scratch\nUSER\n',
  'FROM scratch\nUSER 1000:1000\n',
  'FROM scratch\nVOLUME /a /b\nVOLUME ["/c"]\n',
  'FROM scratch\nVOLUME\n',
  'FROM scratch\nHEALTHCHECK NONE\n',
  'FROM scratch\nHEALTHCHECK --interval=5s --retries=3 CMD true\n',
  'FROM scratch\nHEALTHCHECK --interval=5 CMD true\n',
  'FROM scratch\nHEALTHCHECK --interval=5s\n',
  'FROM scratch\nHEALTHCHECK TRY true\n',
  'FROM scratch\nHEALTHCHECK NONE x\n',
  'FROM scratch\nONBUILD LABEL a=b\n',
  'FROM scratch\nONBUILD ONBUILD LABEL a=b\n',
  'FROM scratch\nONBUILD FROM x\n',
  'FROM scratch\nONBUILD MAINTAINER x\n',
  'FROM scratch\nONBUILD\n',
  'FROM scratch\nMAINTAINER somebody\n',
  'FROM scratch\nLABLE a=b\n',
  'FROM scratch\nLABEL a=b \\\n  # a comment\n  c=d\n',
  'FROM scratch\nLABEL a=b \\\n\n  c=d\n',
  '# escape=`\nFROM scratch\nLABEL a=b `\n  c=d\n',
  '# escape=x\nFROM scratch\nLABEL a=b\n',
  '\ufeffFROM scratch\r\nLABEL a=b \\\r\n  c=d\r\n',
];

/** What `docker build` takes, and what it refuses, is what the language service says of it. */
describe('the verdict on a Dockerfile', () => {
  let real: RealEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyv-'));

  before(async () => {
    real = await RealEngine.find();
    writeFileSync(path.join(folder, 'file.txt'), 'x');
  });
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true });
  });

  const builds = async (text: string): Promise<string | undefined> => {
    writeFileSync(path.join(folder, 'Dockerfile'), text);
    const env = { ...process.env, DOCKER_HOST: real.address, DOCKER_BUILDKIT: '0' };
    return run(dockerCommand(), ['build', '--quiet', '--force-rm', folder], { env }).then(
      () => undefined,
      (error: unknown) => String((error as { stderr?: unknown }).stderr),
    );
  };

  test('is that of docker build, for each of many files', { timeout: 300_000 }, async () => {
    const differ: string[] = [];
    for (const text of files) {
      const refused = await builds(text);
      const errors = check(text).filter(({ severity }) => severity === 'error');
      if ((refused !== undefined) !== errors.length > 0) {
        differ.push(
          `${JSON.stringify(text)}: ${refused?.trim() ?? 'built'}; we: ${errors.map(({ code }) => code).join()}`,
        );
      }
    }
    assert.deepEqual(differ, []);
  });
});
