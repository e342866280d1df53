import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { readCall } from './call.ts';
import { parseCommandLine } from './commandLine.ts';

function read(text: string) {
  const [invocation] = parseCommandLine(text).invocations;
  assert.ok(invocation !== undefined);
  const { command, flags, arguments: args, inner, unknownCommand } = readCall(invocation, cliModel);
  return {
    command: command.path.join(' '),
    flags: flags.map(
      ({ name, flag, value }) => `${flag?.name ?? `?${name}`}${value === undefined ? '' : `=${value.text}`}`,
    ),
    args: args.map(({ argument, text: value }) => `${argument?.name ?? '?'}=${value}`),
    inner: inner.map(({ text: word }) => word),
    ...(unknownCommand === undefined ? {} : { unknown: unknownCommand.text }),
  };
}

describe('a call as docker reads it', () => {
  const cases: readonly [string, Partial<ReturnType<typeof read>>][] = [
    ['docker ps -a', { command: 'container ls', flags: ['all'] }],
    ['docker container list --all', { command: 'container ls', flags: ['all'] }],
    ['docker rmi paint', { command: 'image rm', args: ['IMAGE=paint'] }],
    ['docker run -itd paint', { flags: ['interactive', 'tty', 'detach'], args: ['IMAGE=paint'] }],
    ['docker run -p80:80 paint', { flags: ['publish=80:80'] }],
    ['docker run -p=80:80 paint', { flags: ['publish=80:80'] }],
    ['docker run -itp 80:80 paint', { flags: ['interactive', 'tty', 'publish=80:80'], args: ['IMAGE=paint'] }],
    ['docker run --rm=false paint', { flags: ['rm=false'] }],
    ['docker run --name blue paint', { flags: ['name=blue'], args: ['IMAGE=paint'] }],
    ['docker run --name="my blue" paint', { flags: ['name=my blue'] }],
    ['docker run --net mine paint', { flags: ['network=mine'] }],
    ['docker run paint ls -l --all', { args: ['IMAGE=paint'], inner: ['ls', '-l', '--all'] }],
    ['docker run -- paint -x', { args: ['IMAGE=paint'], inner: ['-x'] }],
    ['docker exec -it blue sh -c "a b"', { args: ['CONTAINER=blue'], inner: ['sh', '-c', 'a b'] }],
    ['docker logs blue -f', { flags: ['follow'], args: ['CONTAINER=blue'] }],
    ['docker rm a b c', { args: ['CONTAINER=a', 'CONTAINER=b', 'CONTAINER=c'] }],
    ['docker cp a:/x .', { args: ['SOURCE=a:/x', 'TARGET=.'] }],
    ['docker rename a b c', { args: ['CONTAINER=a', 'NEW_NAME=b', '?=c'] }],
    ['docker -H tcp://far:2375 ps', { command: 'container ls', flags: ['host=tcp://far:2375'] }],
    [
      'docker compose -f a.yml up -d web',
      { command: 'compose up', flags: ['file=a.yml', 'detach'], args: ['SERVICE=web'] },
    ],
    ['docker-compose -f a.yml exec web ls -l', { command: 'compose exec', args: ['SERVICE=web'], inner: ['ls', '-l'] }],
    ['docker buildx build -t a .', { command: 'image build', flags: ['tag=a'], args: ['CONTEXT=.'] }],
    ['docker buildx history inspect attachment x', { command: 'buildx history inspect attachment', args: ['REF=x'] }],
    ['docker buildx history inspect x', { command: 'buildx history inspect', args: ['REF=x'] }],
    ['docker top blue -ef', { args: ['CONTAINER=blue'], inner: ['-ef'] }],
    // What is misspelt is read as what it means.
    ['docker iamges -a', { command: 'image ls', flags: ['all'], unknown: 'iamges' }],
    ['docker netowrk ls -q', { command: 'network ls', flags: ['quiet'], unknown: 'netowrk' }],
    ['docker run --monut type=bind paint', { flags: ['?monut=type=bind'], args: ['IMAGE=paint'] }],
    ['docker run -name blue paint', { flags: ['name=blue'], args: ['IMAGE=paint'] }],
    ['docker run –name blue –it paint', { flags: ['name=blue', 'interactive', 'tty'], args: ['IMAGE=paint'] }],
    ['docker run [OPTIONS] IMAGE', { flags: [], args: ['IMAGE=IMAGE'] }],
    ['docker xyz a', { command: '', unknown: 'xyz' }],
  ];
  for (const [text, expected] of cases) {
    it(text, () => {
      const found = read(text);
      for (const [key, value] of Object.entries(expected))
        assert.deepEqual(found[key as keyof typeof found], value, key);
    });
  }

  it('knows where values stand, quotes and escapes or not', () => {
    for (const text of [
      `docker run -v "/a b:/c" x`,
      `docker run -v /a\\ b:/c x`,
      `docker run -v '/a b':/c x`,
      `docker run -v"/a b":/c x`,
    ]) {
      const [invocation] = parseCommandLine(text, 7).invocations;
      assert.ok(invocation !== undefined);
      const value = readCall(invocation, cliModel).flags[0]?.value;
      assert.equal(value?.text, '/a b:/c');
      assert.equal(text.charAt(value.at(5) - 7), '/', text);
      assert.equal(text.charAt(value.at(4) - 7), ':', text);
      assert.equal(text.charAt(value.at(1) - 7), 'a', text);
    }
  });
});
