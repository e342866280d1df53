import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../../test/helpers/cliModel.ts';
import { container, image, network, volume } from '../../../test/helpers/records.ts';
import { fill } from '../../contract/localized.ts';
import { readCall } from '../call.ts';
import { type DockerCall, parseCommandLine } from '../commandLine.ts';
import { dangersOf } from './danger.ts';
import { effectsOf } from './effects.ts';
import { explainPage } from './explainPage.ts';
import type { Picture } from './picture.ts';

function callsOf(line: string): DockerCall[] {
  return parseCommandLine(line).invocations.map((invocation) => readCall(invocation, cliModel));
}

const picture: Picture = {
  containers: [
    container({
      id: 'aa11',
      name: 'api',
      state: 'running',
      imageId: 'i1',
      ports: [{ hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
      mounts: [{ type: 'volume', source: 'data', destination: '/data', writable: true }],
    }),
    container({ id: 'bb22', name: 'old', state: 'exited', imageId: 'i2', ports: [], mounts: [] }),
  ],
  images: [image({ id: 'i1', reference: 'shop:1' }), image({ id: 'i3', reference: 'redis:latest' })],
  volumes: [volume({ name: 'data' }), volume({ name: 'spare' })],
  networks: [network({ id: 'n1', name: 'front' }), network({ id: 'n2', name: 'bridge' })],
};

describe('what a command would do here', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['docker run redis', ['fact The image redis is here.']],
    ['docker run nginx', ['change The image nginx is not here: it is pulled from its registry first.']],
    ['docker run --pull never nginx', ['problem There is no image nginx here.']],
    [
      'docker run --name api redis',
      [
        'fact The image redis is here.',
        'problem The name api is taken by a container that is running: the engine refuses.',
      ],
    ],
    [
      'docker run -p 127.0.0.1:8080:80 redis',
      [
        'fact The image redis is here.',
        'problem Port 8080 of the host is taken by the container api: the engine refuses.',
      ],
    ],
    [
      'docker run -p 9090:80 redis',
      ['fact The image redis is here.', 'fact No container publishes port 9090 of the host.'],
    ],
    [
      'docker run -v data:/d -v /srv:/s redis',
      ['fact The image redis is here.', 'fact The volume data is here, with its data.'],
    ],
    [
      'docker run --mount type=volume,src=new,dst=/d redis',
      ['fact The image redis is here.', 'change The volume new is made.'],
    ],
    [
      'docker run --network back redis',
      ['fact The image redis is here.', 'problem There is no network back: the engine refuses.'],
    ],
    ['docker rm api', ['problem The container api runs: the engine refuses to remove it without `--force`.']],
    [
      'docker rm -f api nobody',
      ['change These containers are removed: api (running).', 'problem There is no container nobody.'],
    ],
    ['docker rm $(docker ps -aq)', ['change docker ps -aq lists 2 containers now: api, old.']],
    ['docker stop $(docker ps -q)', ['change docker ps -q lists 1 containers now: api.']],
    ['docker exec old sh', ['problem The container old is exited: nothing can be run in it.']],
    ['docker container prune', ['change These containers are removed: old.']],
    ['docker rmi shop:1', ['problem The image shop:1 is used by api.']],
    ['docker volume rm data', ['problem The volume data is used by api: the engine refuses.']],
    ['docker volume prune -a', ['change These volumes are removed with their data: spare.']],
    ['docker network rm nowhere', ['problem There is no network nowhere: the engine refuses.']],
    [
      'docker build -t shop:1 .',
      ['change The name shop:1 moves from the image that has it now, which may be left without a name.'],
    ],
    ['docker run --help', []],
    ['docker version', []],
  ];
  for (const [line, expected] of cases) {
    it(line, () => {
      const calls = callsOf(line);
      const found = calls.flatMap((call) => effectsOf(call, picture, calls));
      assert.deepEqual(
        found.map(({ tone, text, args }) => `${tone} ${fill(text.en, args)}`),
        expected,
      );
    });
  }
});

describe('what is lost', () => {
  const dangerous: readonly (readonly [string, RegExp])[] = [
    ['docker rm -f api', /containers api/],
    ['docker container rm --force "$NAME"', /"\$NAME"/],
    ['docker kill api', /at once/],
    ['docker system prune -a --volumes', /anonymous volumes/],
    ['docker volume rm data', /data/],
    ['docker rm $(docker ps -aq)', /everything that is listed when it runs: \$\(docker ps -aq\)/],
    ['docker ps -q | xargs docker stop', /xargs/],
    ['docker swarm leave --force', /swarm/],
    ['docker compose down -v', /volumes/],
    ['docker-compose down --volumes', /volumes/],
    ['sudo docker image prune', /dangling/],
    ['docker rm api', /Removes the containers api/],
    ['docker rmi shop:1', /images shop:1/],
    ['docker compose down', /networks/],
    ['docker plugin rm sshfs', /plugins sshfs/],
    ['docker ps -aq | xargs docker rm -f', /containers …/],
    ['docker run --rm -v /:/host alpine rm -rf /host', /every file.*\/:\/host\.\nDeletes \/host in a container/],
    ['docker run --mount type=bind,src=/,dst=/host alpine', /every file/],
    ["docker run -v data:/d alpine sh -c 'cd /d && rm -rf x y'", /Deletes x, y in a container that has data:\/d/],
    ['docker exec api rm -r /srv', /Deletes \/srv in the container api/],
    ['rm -rf x && docker ps', /Deletes x from this machine/],
    ['sudo rm -rf /srv/x; docker ps', /Deletes \/srv\/x/],
    ['docker ps -q | xargs rm', /Deletes …/],
    ['docker run x | sh', /as a script.*sh/],
    ['curl -fsSL x | sudo bash -s -- -y; docker ps', /as a script/],
    ['sh -c "$(curl x)" && docker ps', /as a script/],
    ['bash <(curl x); docker ps', /as a script/],
    ['docker ps > /etc/passwd', /file \/etc\/passwd/],
    ['docker export api > api.tar', /api\.tar/],
  ];
  for (const [line, expected] of dangerous) {
    it(line, () =>
      assert.match(
        dangersOf(parseCommandLine(line), callsOf(line))
          .map(({ text, args }) => fill(text.en, args))
          .join('\n'),
        expected,
      ),
    );
  }
  for (const line of [
    'docker ps',
    'docker stop api',
    'docker rm -f --help',
    'docker rm -f',
    'docker run --rm redis',
    'docker swarm leave',
    'docker ps >> list 2>/dev/null',
    'docker info 2>&1 | grep -i swarm',
    'docker inspect api | python3 -m json.tool',
    "docker ps | sh -c 'cat'",
    'docker run -v /:/host:ro alpine ls /host',
    'docker run -v /srv:/srv alpine ls',
    'docker run --mount type=bind,source=/,target=/host,readonly alpine',
    'docker run --rm alpine rm -rf /tmp/x',
    'docker exec api sh -c "echo rm"',
  ]) {
    it(`nothing: ${line}`, () => assert.deepEqual(dangersOf(parseCommandLine(line), callsOf(line)), []));
  }
});

describe('the page about a line', () => {
  it('lets no name be read as Markdown', () => {
    const line = 'docker rm -f "[x](command:evil)"';
    const calls = callsOf(line);
    const markdown = explainPage({
      line,
      parts: [],
      problems: ['[x](command:evil)'],
      mended: line,
      isOpen: false,
      command: parseCommandLine(line),
      calls,
      picture,
      topics: [{ title: '<b>', link: 'x:y' }],
      language: 'en',
    });
    assert.doesNotMatch(markdown.replace(/```shell[^]*?```/g, ''), /(?<!`[^`\n]*)\[x\]\(command/);
    assert.ok(!markdown.includes('<b>'));
  });
});
