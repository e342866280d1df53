import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { commandsOf, isDockerCommand } from './commands.ts';

const texts = (language: string, code: string): string[] => commandsOf(language, code).map(({ text }) => text);

describe('commands of a code block', () => {
  it('are its lines, without comments and blank lines', () =>
    assert.deepEqual(texts('shell', '# why\n\ndocker ps\nls\n'), ['docker ps', 'ls']));

  it('keep what continues, and heredocs, together', () => {
    const code = 'docker run \\\n  -d x\ncat > f <<EOF\n# a\ndocker ps\nEOF\nls';
    assert.deepEqual(commandsOf('bash', code), [
      { from: 0, to: 2, text: 'docker run \\\n  -d x' },
      { from: 2, to: 6, text: 'cat > f <<EOF\n# a\ndocker ps\nEOF' },
      { from: 6, to: 7, text: 'ls' },
    ]);
    assert.deepEqual(texts('bash', 'cat <<EOF\nno end'), ['cat <<EOF\nno end']);
  });

  it('in a console block are what stands behind a prompt', () =>
    assert.deepEqual(texts('console', '$ docker ps\nCONTAINER ID\n$ ls'), ['docker ps', 'ls']));

  it('are none in a block of another language', () => {
    for (const language of ['dockerfile', 'text', 'yaml', '']) assert.deepEqual(texts(language, 'docker ps'), []);
  });

  it('cover each line once at most, whatever the block', (test) =>
    property(test, 500, (random) => {
      const code = random.text(['docker ps', '\n', '\\\n', '<<EOF', '# x', ' ', '$ ', 'EOF', "<<'"], 20);
      let last = 0;
      for (const { from, to } of commandsOf(random.pick(['shell', 'console']), code)) {
        assert.ok(from >= last && to > from, JSON.stringify(code));
        last = to;
      }
      assert.ok(last <= code.split('\n').length);
    }));
});

describe('a docker command', () => {
  const is = (text: string): boolean => isDockerCommand({ from: 0, to: 1, text });
  it('is one that has docker do something', () => {
    for (const text of [
      'docker ps',
      'sudo docker ps',
      'docker-compose up',
      'DOCKER_HOST=x docker ps',
      'a | docker load',
      'x $(docker ps -q)',
    ]) {
      assert.ok(is(text), text);
    }
    for (const text of ['ls', 'systemctl start docker', 'apt-get install docker.io', 'echo mydocker x', '']) {
      assert.ok(!is(text), text);
    }
  });
});
