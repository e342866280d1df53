import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { MASK, maskSecrets, maskText } from './secrets.ts';

const SECRET = 'hunter2';

describe('variables', () => {
  const masked = [
    ...['PASSWORD', 'password', 'DB_PASSWORD', 'MYSQL_ROOT_PASSWORD', 'PGPASS', 'PASSWD', 'PASSPHRASE', 'API_KEY'],
    ...['APIKEY', 'TOKEN', 'GITHUB_TOKEN', 'TOKENS', 'AWS_SECRET_ACCESS_KEY', 'ACCESS_KEY_ID', 'CLIENT_SECRET'],
    ...['PRIVATE_KEY', 'CREDENTIALS', 'BASIC_AUTH', 'secret.token'],
    ...['secretKey', 'api-key', 'x-api-key', 'clientSecret'],
  ];
  for (const name of masked) {
    it(`${name} is masked, its name stays`, () =>
      assert.deepEqual(maskSecrets({ Env: [`${name}=${SECRET}`] }), { Env: [`${name}=${MASK}`] }));
  }

  const shown = [
    'PATH',
    'HOME',
    'AUTHOR',
    'KEYBOARD',
    'PASSENGER_ROOT',
    'TOKENIZER_PATH',
    'NGINX_VERSION',
    'MONKEY',
    'DB_PASSWORD_FILE',
  ];
  for (const name of shown) {
    it(`${name} is shown`, () => assert.deepEqual(maskSecrets({ Env: [`${name}=value`] }), { Env: [`${name}=value`] }));
  }

  for (const entry of ['PASSWORD', 'PASSWORD=', '=x', '', 'no variable at all', '1PASSWORD=x']) {
    it(`${JSON.stringify(entry)} holds no secret`, () =>
      assert.deepEqual(maskSecrets({ Env: [entry] }), { Env: [entry] }));
  }

  it('a value of several lines is masked whole', () =>
    assert.deepEqual(maskSecrets(['TOKEN=a\nb=c']), [`TOKEN=${MASK}`]));
});

describe('arguments of a command', () => {
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['--password=hunter2'], [`--password=${MASK}`]],
    [
      ['--db-password', SECRET, 'x'],
      ['--db-password', MASK, 'x'],
    ],
    [
      ['-token', SECRET],
      ['-token', MASK],
    ],
    [
      ['--password', '--verbose', 'x'],
      ['--password', '--verbose', 'x'],
    ],
    [
      ['--password-file=/run/p', '--name', 'x'],
      ['--password-file=/run/p', '--name', 'x'],
    ],
    [
      ['--env=DB_PASSWORD=hunter2', 'o=user=u,password=hunter2', '--label', 'app=web'],
      [`--env=DB_PASSWORD=${MASK}`, `o=user=u,password=${MASK}`, '--label', 'app=web'],
    ],
    [
      ['sh', '-c', "mysql --password='hunter2' -h db auth:latest"],
      ['sh', '-c', `mysql --password=${MASK} -h db auth:latest`],
    ],
    [
      ['echo', 'password', 'x'],
      ['echo', 'password', 'x'],
    ],
  ];
  for (const [command, masked] of cases) {
    it(command.join(' '), () => assert.deepEqual(maskSecrets({ Cmd: command }), { Cmd: masked }));
  }
});

describe('a URL', () => {
  it('in a variable, a label or a command keeps all but its password', () =>
    assert.deepEqual(
      maskSecrets({
        Env: ['URL=postgres://u:hunter2@h/db'],
        Cmd: ['x', 'redis://:hunter2@h'],
        Labels: { a: 'ftp://u:hunter2@h' },
      }),
      { Env: [`URL=postgres://u:${MASK}@h/db`], Cmd: ['x', `redis://:${MASK}@h`], Labels: { a: `ftp://u:${MASK}@h` } },
    ));

  it('without a password is shown', () =>
    assert.deepEqual(maskSecrets({ Env: ['URL=http://host:8080/a@b'] }), { Env: ['URL=http://host:8080/a@b'] }));
});

describe('a text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['tcp://me:hunter2@host:2376 said no', `tcp://me:${MASK}@host:2376 said no`],
    ['DB_PASSWORD=hunter2 and more', `DB_PASSWORD=${MASK} and more`],
    ['{"token": "hunter2", "name": "x"}', '{"token": "hunter2", "name": "x"}'.replace('"hunter2"', MASK)],
    [
      'exec_create: mysql --password=hunter2 (cmd=--token=hunter2)',
      `exec_create: mysql --password=${MASK} (cmd=--token=${MASK}`,
    ],
    ['at 12: login: token: hunter2', `at 12: login: token: ${MASK}`],
    ["{'auth':'hunter2'} --auth-token='hunter2 3'", `{'auth':${MASK}} --auth-token=${MASK}`],
    ['password:hunter2 token:abc auth:"x y"', `password:${MASK} token:${MASK} auth:${MASK}`],
    ['docker exec web curl -H token:hunter2', `docker exec web curl -H token:${MASK}`],
    ['docker pull x; login token:hunter2', `docker pull x; login token:${MASK}`],
    ['docker pull auth --token=hunter2 --password: 1.2', `docker pull auth --token=${MASK} --password: ${MASK}`],
    ['https://token:1.2@host/token', `https://token:${MASK}`],
    ['unix:///var/run/docker.sock: no such file', 'unix:///var/run/docker.sock: no such file'],
    ['GET /containers/json: 12 ms', 'GET /containers/json: 12 ms'],
  ];
  for (const [text, masked] of cases) it(text, () => assert.equal(maskText(text), masked));

  const references = [
    'docker pull token:1.2',
    'docker tag auth:mine team/credentials:other',
    'docker image rm token:dev auth:dev',
    'manifest for auth:latest not found',
    'GET /images/token:dev/json',
    'registry.example.com:5000/team/auth:dev said no',
    'image=token:dev, name=auth:dev',
    'FROM token:dev AS build',
    'token:1.29-alpine3.22 auth:v2.0',
  ];
  for (const text of references) it(`shows the image: ${text}`, () => assert.equal(maskText(text), text));

  it('of any length is read in no time', () => {
    for (const part of ['x', '-a', 'token', 'token:', 'a=', '"', 'x="', '://a:', 'token:1 ', '.', 'password=']) {
      const started = performance.now();
      maskText(part.repeat(100_000 / part.length));
      maskSecrets([part.repeat(100_000 / part.length)]);
      assert.ok(performance.now() - started < 2000, part);
    }
  });
});

describe('the rest of an inspected thing', () => {
  it('is masked by the name of a field, labels for example, however deep', () =>
    assert.deepEqual(
      maskSecrets({
        Config: { Labels: { 'app.password': SECRET, 'app.name': 'x' }, Env: [] },
        List: [{ token: SECRET }],
      }),
      { Config: { Labels: { 'app.password': MASK, 'app.name': 'x' }, Env: [] }, List: [{ token: MASK }] },
    ));

  it('is not masked where there is nothing to read', () =>
    assert.deepEqual(maskSecrets({ Token: '', Password: 7, Auth: null, Secrets: ['a'] }), {
      Token: '',
      Password: 7,
      Auth: null,
      Secrets: ['a'],
    }));

  it('is a copy: what was inspected stays as it was', () => {
    const inspected = { Env: [`PASSWORD=${SECRET}`] };
    maskSecrets(inspected);
    assert.deepEqual(inspected, { Env: [`PASSWORD=${SECRET}`] });
  });

  it('of any shape keeps all that is no secret', (test) =>
    property(test, 300, (random) => {
      const value = random.json(['Id', 'Config', 'Labels', 'Path']);
      assert.deepEqual(maskSecrets(value), value);
    }));
});
