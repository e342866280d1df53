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
      ['echo', 'password', 'x'],
      ['echo', 'password', 'x'],
    ],
  ];
  for (const [command, masked] of cases) {
    it(command.join(' '), () => assert.deepEqual(maskSecrets({ Cmd: command }), { Cmd: masked }));
  }
});

describe('a text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['tcp://me:hunter2@host:2376 said no', `tcp://me:${MASK}@host:2376 said no`],
    ['DB_PASSWORD=hunter2 and more', `DB_PASSWORD=${MASK} and more`],
    ['{"token": "hunter2", "name": "x"}', '{"token": "hunter2", "name": "x"}'.replace('"hunter2"', MASK)],
    ['unix:///var/run/docker.sock: no such file', 'unix:///var/run/docker.sock: no such file'],
    ['GET /containers/json: 12 ms', 'GET /containers/json: 12 ms'],
  ];
  for (const [text, masked] of cases) it(text, () => assert.equal(maskText(text), masked));
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
