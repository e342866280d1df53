import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { property } from '../../test/helpers/random.ts';
import { checkLine } from './checkLine.ts';
import { parseCommandLine } from './commandLine.ts';
import { refineModel } from './refine.ts';

const ofDocker = `Usage:  docker [OPTIONS] COMMAND

A self-sufficient runtime for containers

Common Commands:
  run         Create and run a new container from an image
  ps          List containers

Management Commands:
  paint*      Paints walls
  container   Manage containers
  image       Manage images

Commands:
  logs        Fetch the logs of a container

Global Options:
      --config string      Location of client config files (default
                           "/root/.docker")
`;
const ofLogs = `
Usage:  docker logs [OPTIONS] CONTAINER

Fetch the logs of a container

Aliases:
  docker container logs, docker logs

Options:
  -f, --follow           Follow log output
  -n, --tail string      Number of lines to show from the end of the
                         logs (default "all")
      --colour list      Paints lines that
                         contain a word
`;

const refined = refineModel(
  cliModel,
  new Map([
    ['', ofDocker],
    ['logs', ofLogs],
    ['ps', 'unknown command: docker ps'],
  ]),
);

describe('the model of the docker that is here', () => {
  it('has commands that its help has more', () => {
    const paint = refined.command(['paint']);
    assert.equal(paint?.text.en, 'Paints walls');
    assert.deepEqual(checkLine(parseCommandLine('docker paint --any thing'), refined), []);
  });

  it('has flags that its help has more, on one line', () => {
    const logs = refined.command(['logs']);
    assert.ok(logs !== undefined);
    const colour = refined.flag(logs, 'colour');
    assert.equal(colour?.text.en, 'Paints lines that contain a word');
    assert.equal(colour.repeatable, true);
    assert.equal(refined.flag(logs, 'n')?.text.ko, '끝에서부터 이만큼의 줄만 출력합니다.');
  });

  it('says of what its help lacks that it is not known here, which is no mistake', () => {
    const [found, ...others] = checkLine(parseCommandLine('docker logs --since 10m blue'), refined);
    assert.deepEqual([found?.code, found?.severity, others.length], ['version', 'hint', 0]);
    assert.equal(checkLine(parseCommandLine('docker compose up'), refined)[0]?.code, 'version');
  });

  it('stays as it is where nobody asked, and where there was no help', () => {
    assert.deepEqual(refined.command(['image', 'ls']), cliModel.command(['image', 'ls']));
    assert.deepEqual(refined.command(['ps']), cliModel.command(['ps']));
    assert.equal(refineModel(cliModel, new Map()).commands.length, cliModel.commands.length);
  });

  it('is made of any text', (test) =>
    property(test, 200, (random) => {
      const lines = [...ofDocker.split('\n'), ...ofLogs.split('\n'), '  --x', 'Options:', '\u0000', '  a  b'];
      const text = random.list(20, () => random.pick(lines)).join('\n');
      assert.ok(
        refineModel(
          cliModel,
          new Map([
            ['', text],
            ['logs', text],
          ]),
        ).commands.length >= cliModel.commands.length,
      );
    }));
});
