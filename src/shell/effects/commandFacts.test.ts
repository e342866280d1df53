import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../../test/helpers/cliModel.ts';
import { image } from '../../../test/helpers/records.ts';
import { fill, LANGUAGES } from '../../contract/localized.ts';
import { readCall } from '../call.ts';
import { type DockerCall, parseCommandLine } from '../commandLine.ts';
import { factsOf } from './commandFacts.ts';
import type { CommandFact } from './facts/fact.ts';
import type { Picture } from './picture.ts';

const picture: Picture = {
  containers: [],
  images: [image({ id: 'i1', reference: 'redis:latest' })],
  volumes: [],
  networks: [],
};

function callOf(line: string): DockerCall {
  const [invocation] = parseCommandLine(line).invocations;
  assert.ok(invocation, line);
  return readCall(invocation, cliModel);
}

function factOf(line: string): CommandFact {
  const fact = factsOf(callOf(line), picture);
  assert.ok(fact, line);
  return fact;
}

const requestsOf = (line: string): string[] => factOf(line).api.map(({ request }) => request);

function undoOf(line: string): string {
  const { text, line: back } = factOf(line).undo;
  return fill(text.en, back === undefined ? [] : [back.en]);
}

describe('what a command asks the engine for', () => {
  const RUN = ['POST /containers/create', 'POST /containers/{id}/wait', 'POST /containers/{id}/start'];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['docker run -d redis', RUN],
    ['docker run -d nginx', ['POST /images/create', ...RUN]],
    ['docker run -d --pull always redis', ['POST /images/create', ...RUN]],
    ['docker run -d --pull never nginx', RUN],
    ['docker run redis', RUN.toSpliced(1, 0, 'POST /containers/{id}/attach')],
    ['docker start api', ['POST /containers/{id}/start']],
    ['docker exec -d api ls', ['GET /containers/{id}/json', 'POST /containers/{id}/exec', 'POST /exec/{id}/start']],
    ['docker cp api:/etc/hosts .', ['GET /containers/{id}/archive']],
    ['docker cp ./a:b api:/etc', ['HEAD /containers/{id}/archive', 'PUT /containers/{id}/archive']],
    [
      'docker system prune --volumes',
      [
        'POST /containers/prune',
        'POST /networks/prune',
        'POST /volumes/prune',
        'POST /images/prune',
        'POST /build/prune',
      ],
    ],
    [
      'docker compose down -v',
      [
        'GET /containers/json',
        'POST /containers/{id}/stop',
        'DELETE /containers/{id}',
        'DELETE /networks/{id}',
        'DELETE /volumes/{name}',
      ],
    ],
    ['docker inspect --type volume data', ['GET /volumes/{name}']],
    ['docker swarm join-token --rotate worker', ['GET /swarm', 'POST /swarm/update']],
    ['docker context ls', []],
  ];
  for (const [line, expected] of cases) it(line, () => assert.deepEqual(requestsOf(line), expected));

  it('an image is pulled perhaps where nobody knows what is there', () => {
    const [first] = factsOf(callOf('docker run -d redis'), undefined)?.api ?? [];
    assert.equal(first?.request, 'POST /images/create');
    assert.ok(first.when);
  });
});

describe('how a command is taken back', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['docker run -d --name web redis', 'Take it back with docker rm -f web.'],
    ['docker run -d redis', 'Take it back with docker rm -f NAME.'],
    ['docker run --rm --name web redis', 'It is removed by itself when it ends. Until then docker stop web ends it.'],
    ['docker --context far run --name web redis', 'Take it back with docker --context far rm -f web.'],
    ['docker stop a b', 'Take it back with docker start a b.'],
    ['docker stop $(docker ps -q)', 'Take it back with docker start NAME.'],
    ['docker rename old new', 'Take it back with docker rename new old.'],
    ['docker tag a:1 b:2', 'Take it back with docker rmi b:2.'],
    ['docker build -t shop:1 .', 'Take it back with docker rmi shop:1.'],
    ['docker network connect front api', 'Take it back with docker network disconnect front api.'],
    ['docker volume create "my data"', "Take it back with docker volume rm 'my data'."],
    ['docker compose -f a.yaml up -d', 'Take it back with docker compose --file a.yaml down.'],
    ['docker-compose stop web', 'Take it back with docker compose start web.'],
    ['docker compose stop', 'Take it back with docker compose start.'],
    ['docker service scale web=3', 'Take it back with docker service scale web=N, N being the number before.'],
    ['docker logout reg.lan', 'Take it back with docker login reg.lan.'],
  ];
  for (const [line, expected] of cases) it(line, () => assert.equal(undoOf(line), expected));

  const losing: readonly (readonly [string, RegExp])[] = [
    ['docker compose down -v', /data of the volumes cannot be brought back/],
    ['docker compose down', /written inside the containers.* is lost/],
    ['docker save -o shop.tar shop', /overwritten/],
    ['docker export api > api.tar', /overwritten/],
    ['docker attach api', /Ctrl\+C/],
    ['docker kill -s HUP api', /cannot be taken back/],
    ['docker secret rm key', /created again/],
  ];
  for (const [line, expected] of losing) it(line, () => assert.match(undoOf(line), expected));

  it('only looks into a pipe', () => assert.match(undoOf('docker save shop | gzip'), /only looks/));
});

describe('every command', () => {
  // What other plug-ins do with their arguments is theirs.
  const commands = cliModel.commands.filter(
    ({ children, arguments: taken }) =>
      (children.length === 0 || taken.length > 0) && !taken.some(({ name }) => name === 'ARGUMENT'),
  );
  for (const { path } of commands) {
    const line = `docker ${path.join(' ')}`;
    it(line, () => {
      const { api, undo } = factOf(`${line} a b`);
      for (const { request } of api) assert.match(request, /^(?:GET|HEAD|POST|PUT|DELETE) \/[\w{}/-]+$/);
      for (const language of LANGUAGES) {
        const text = fill(undo.text[language], undo.line === undefined ? [] : [undo.line[language]]);
        assert.doesNotMatch(text, /\{\d\}/);
        assert.match(text, language === 'ko' ? /[가-힣]/ : /^[A-Z]/);
      }
    });
  }

  it('has no facts about what is none', () => {
    assert.equal(factsOf(callOf('docker scout cves'), picture), undefined);
    assert.equal(factsOf(callOf('docker run --help'), picture), undefined);
  });
});
