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
    ...[
      'MYSQL_PWD',
      'DB_PW',
      'dbPw',
      'PASSWORD1',
      'TOKEN2',
      'DB_PASS1',
      'SECRETKEY',
      'TS_AUTHKEY',
      'GITHUB_PAT',
      'JWT',
    ],
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
    ...['PWD', 'OLDPWD', 'PAT', 'PATTERN', 'OAUTH2_VERSION', 'PUBLIC_KEY', 'AUTHORIZATION_ENDPOINT', 'HTTP_PORT1'],
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
    [
      ['login', '-u', 'me', '-p', SECRET, 'host'],
      ['login', '-u', 'me', '-p', MASK, 'host'],
    ],
    [
      ['login', '--password-stdin', 'host'],
      ['login', '--password-stdin', 'host'],
    ],
    [
      ['run', '--rm', 'curlimages/x', '/usr/bin/curl', '-sSu', `me:${SECRET}`, 'http://h:80'],
      ['run', '--rm', 'curlimages/x', '/usr/bin/curl', '-sSu', `me:${MASK}`, 'http://h:80'],
    ],
    [
      ['curl', `--user=me:${SECRET}`, '-H', `Authorization: Bearer ${SECRET}`],
      ['curl', `--user=me:${MASK}`, '-H', `Authorization: Bearer ${MASK}`],
    ],
    [
      ['mysqladmin', `-p${SECRET}`, '-h', 'db', '-P', '3306'],
      ['mysqladmin', `-p${MASK}`, '-h', 'db', '-P', '3306'],
    ],
    [
      ['sh', '-c', `mysqladmin --password ${SECRET} ping`],
      ['sh', '-c', `mysqladmin --password ${MASK} ping`],
    ],
    [
      ['run', '--name', 'curl', '-u', '1000:1000', '-p', '80:80', '--network-alias', 'login', '-p', '81:81', 'x'],
      ['run', '--name', 'curl', '-u', '1000:1000', '-p', '80:80', '--network-alias', 'login', '-p', '81:81', 'x'],
    ],
    [
      ['-H', 'X-Api-Key: hunter2', 'a.title=docker secret: all about it', 'passwords: how to', 'constructor', '-p'],
      ['-H', `X-Api-Key: ${MASK}`, 'a.title=docker secret: all about it', 'passwords: how to', 'constructor', '-p'],
    ],
    [
      ['service', 'update', '--secret-rm', 'a', '--secret-add', 'b', '--with-registry-auth', 'web'],
      ['service', 'update', '--secret-rm', 'a', '--secret-add', 'b', '--with-registry-auth', 'web'],
    ],
    [
      ['build', '--secret', 'id=npm,src=/run/npm', '.'],
      ['build', '--secret', 'id=npm,src=/run/npm', '.'],
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

  const addresses: readonly (readonly [string, string])[] = [
    ['postgres://u:hun/ter2@h/db', `postgres://u:${MASK}@h/db`],
    ['postgres://u:hun@ter2@h/db', `postgres://u:${MASK}@h/db`],
    ['postgres://u:hun?t#er2@h/db', `postgres://u:${MASK}@h/db`],
    ["postgres://u:hun'ter2@h/db", `postgres://u:${MASK}@h/db`],
    ['a://u:hunter2@h:1/x,b://v:hunter2@i:2/y', `a://u:${MASK}@h:1/x,b://v:${MASK}@i:2/y`],
    ['{"a":"redis://:hunter2@h","b":"c@d"}', `{"a":"redis://:${MASK}@h","b":"c@d"}`],
    ['{"a":"redis://h:6379","b":"c@d"}', '{"a":"redis://h:6379","b":"c@d"}'],
    ['https://u:hunter2@h/@scope/x?mail=a@b', `https://u:${MASK}@h/@scope/x?mail=a@b`],
    ['http://[::1]:80/a@b http://h:3000/@scope/x', 'http://[::1]:80/a@b http://h:3000/@scope/x'],
    ['docker-image://alpine:3.18@sha256:aa', 'docker-image://alpine:3.18@sha256:aa'],
  ];
  for (const [address, masked] of addresses) {
    it(address, () => {
      assert.equal(maskText(address), masked);
      assert.deepEqual(maskSecrets({ a: address, b: [address] }), { a: masked, b: [masked] });
    });
  }

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
    [`sh -c 'mysqladmin --password hunter2 ping'`, `sh -c 'mysqladmin --password ${MASK} ping'`],
    ['docker login -u me -p hunter2 host', `docker login -u me -p ${MASK} host`],
    ['login -p hunter2; docker run -p 80:80 x', `login -p ${MASK}; docker run -p 80:80 x`],
    [
      'sh -c "docker login -p hunter2"; docker run -e "A" -p 80 x',
      `sh -c "docker login -p ${MASK}"; docker run -e "A" -p 80 x`,
    ],
    ['curl -s -u user:hunter2 http://h:80/x', `curl -s -u user:${MASK} http://h:80/x`],
    [`sh -c "curl -H 'a; b' -u user:hunter2"`, `sh -c "curl -H 'a; b' -u user:${MASK}"`],
    ['sshpass -phunter2 ssh -p 2222 h', `sshpass -p${MASK} ssh -p 2222 h`],
    ['-H "Authorization: Bearer hunter2" -v', `-H "Authorization: Bearer ${MASK}" -v`],
    ['Authorization: Basic aHVudGVyMg==', `Authorization: Basic ${MASK}`],
    ['sent Bearer hunter2hunter2 to it', `sent Bearer ${MASK} to it`],
    ['user=u,pw=hunter2,MYSQL_PWD=hunter2', `user=u,pw=${MASK},MYSQL_PWD=${MASK}`],
    ['{"auths":{"host":{"auth":"hunter2"}}}', `{"auths":{"host":{"auth":${MASK}}}}`],
    ['Using --password via the CLI is insecure', 'Using --password via the CLI is insecure'],
    ['  -p, --password string   Password', '  -p, --password string   Password'],
    ['docker login --password-stdin host', 'docker login --password-stdin host'],
    ['docker run --name login -p 8080 x', 'docker run --name login -p 8080 x'],
    [
      'docker run -p 80:80 --user 1000:1000 tokenizer /srv/auth x',
      'docker run -p 80:80 --user 1000:1000 tokenizer /srv/auth x',
    ],
    ['the password is wrong, the token expired', 'the password is wrong, the token expired'],
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
    const hard = [
      'login ',
      'login -p ',
      'curl "',
      "curl '",
      'curl -u a:',
      '://a:b@',
      '://a:/',
      '--password ',
      ' ',
      '- ',
      '\\"',
    ];
    for (const part of [
      'x',
      '-a',
      'token',
      'token:',
      'a=',
      '"',
      'x="',
      '://a:',
      'token:1 ',
      '.',
      'password=',
      ...hard,
    ]) {
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

  it('is masked inside its strings too', () =>
    assert.deepEqual(
      maskSecrets({
        Options: { o: 'username=u,password=hunter2', device: '//host/x' },
        State: { Error: 'sh --password hunter2: no', Health: { Log: [{ Output: '{"token": "hunter2"}' }] } },
        Image: 'team/token:1.2',
      }),
      {
        Options: { o: `username=u,password=${MASK}`, device: '//host/x' },
        State: { Error: `sh --password ${MASK} no`, Health: { Log: [{ Output: `{"token": ${MASK}}` }] } },
        Image: 'team/token:1.2',
      },
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
