import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  nameProblem,
  parseCommand,
  type Parsed,
  parseEnv,
  parsePorts,
  parseVolumes,
  portText,
  runLine,
} from './runLine.ts';
import { plainRun, type PortMapping, type RunOptions } from './run/runOptions.ts';

const plain = plainRun('nginx');

function port(
  hostIp: string,
  hostPort: string,
  containerPort: string,
  protocol: PortMapping['protocol'] = 'tcp',
): PortMapping {
  return { hostIp, hostPort, containerPort, protocol };
}

/** The value of a line that must be good. */
function good<T>(parsed: Parsed<T>): T {
  assert.ok('value' in parsed, JSON.stringify(parsed));
  return parsed.value;
}

/** Checks that a line is bad, and that both languages say which word it is. */
function bad(parsed: Parsed<unknown>, word: string): void {
  assert.ok('problem' in parsed, JSON.stringify(parsed));
  assert.deepEqual(parsed.args, [word]);
  for (const text of [parsed.problem.en, parsed.problem.ko]) assert.match(text, /\{0\}/);
}

describe('runLine', () => {
  const cases: readonly [Partial<RunOptions>, string][] = [
    [{}, 'run -d nginx'],
    [{ mode: '-it' }, 'run -it nginx'],
    [{ removeAtExit: true }, 'run -d --rm nginx'],
    [{ name: 'web' }, 'run -d --name web nginx'],
    [{ ports: [port('', '8080', '80'), port('', '', '53', 'udp')] }, 'run -d -p 8080:80 -p 53/udp nginx'],
    [{ env: ['A=1', 'B='] }, 'run -d -e A=1 -e B= nginx'],
    [{ volumes: ['data:/srv', '/cache'] }, 'run -d -v data:/srv -v /cache nginx'],
    [{ command: ['ls', '-l'] }, 'run -d nginx ls -l'],
    [
      {
        mode: '-it',
        removeAtExit: true,
        name: 'w',
        ports: [port('::1', '1', '2')],
        env: ['A=1'],
        volumes: ['/v'],
        command: ['sh'],
      },
      'run -it --rm --name w -p [::1]:1:2 -e A=1 -v /v nginx sh',
    ],
  ];
  for (const [options, line] of cases) {
    it(line, () => assert.equal(runLine({ ...plain, ...options }).join(' '), line));
  }

  it('keeps each value one word, whatever is in it', () =>
    assert.deepEqual(runLine({ ...plain, env: ['A=x y;$(z)'], command: ['echo', ''] }), [
      ...['run', '-d', '-e', 'A=x y;$(z)', 'nginx', 'echo', ''],
    ]));
});

describe('parsePorts', () => {
  const cases: readonly [string, readonly PortMapping[]][] = [
    ['', []],
    ['80', [port('', '', '80')]],
    ['8080:80', [port('', '8080', '80')]],
    ['8080:80 53:53/udp', [port('', '8080', '80'), port('', '53', '53', 'udp')]],
    ['9:9/sctp 1:1/tcp', [port('', '9', '9', 'sctp'), port('', '1', '1')]],
    ['127.0.0.1:8080:80', [port('127.0.0.1', '8080', '80')]],
    ['127.0.0.1::80', [port('127.0.0.1', '', '80')]],
    ['[::1]:8080:80', [port('::1', '8080', '80')]],
    ['[fe80::1]::80/udp', [port('fe80::1', '', '80', 'udp')]],
    ['1:65535', [port('', '1', '65535')]],
    ['255.255.255.255:1:2', [port('255.255.255.255', '1', '2')]],
    ['0:80', [port('', '0', '80')]],
    ['8000-8001:9000-9001/udp', [port('', '8000', '9000', 'udp'), port('', '8001', '9001', 'udp')]],
    ['127.0.0.1:8000-8010:80', [port('127.0.0.1', '8000-8010', '80')]],
    ['8000-8001', [port('', '', '8000'), port('', '', '8001')]],
    ['[::1]::8000-8001', [port('::1', '', '8000'), port('::1', '', '8001')]],
  ];
  for (const [line, ports] of cases) {
    it(JSON.stringify(line), () => {
      const parsed = good(parsePorts(line));
      assert.deepEqual(parsed, ports);
      // What is shown for changing it is read as the same.
      assert.deepEqual(good(parsePorts(parsed.map(portText).join(' '))), ports);
    });
  }

  const words = [
    ...['http', '80:', 'a:80', '80:a', '0', '80:0', '65536', '65536:80', '80:65536', '8080:80/xyz', '80/', '/tcp'],
    ...[
      '8080:80:',
      '1:2:3',
      '::1:8080:80',
      '[::1]8080:80',
      '8000-8002:80-81',
      '80-:80',
      '8002-8000:8002-8000',
      '65535-65536',
      '-1:80',
      '8080;80',
      '８０',
    ],
    ...[
      '256.1.1.1:80:80',
      '1.2.3.4.5:80:80',
      '999.1.1.1:80:80',
      '1.2.3:80:80',
      '[zz]:80:80',
      '[1.2.3.4]:80:80',
      '[:::]:1:1',
    ],
  ];
  for (const word of words) {
    it(`${word} is none`, () => bad(parsePorts(`8080:80 ${word} 1:1`), word));
  }
});

describe('parseEnv', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['', []],
    ['A=1', ['A=1']],
    ['A=1 B=2', ['A=1', 'B=2']],
    ['A=', ['A=']],
    ['A==', ['A==']],
    ['GREETING="hello there"', ['GREETING=hello there']],
    ["A='$HOME; rm'", ['A=$HOME; rm']],
    ['이름=값', ['이름=값']],
  ];
  for (const [line, env] of cases) it(JSON.stringify(line), () => assert.deepEqual(good(parseEnv(line)), env));
  it('takes a name alone that the environment knows, and says of another what is missing', () => {
    assert.deepEqual(good(parseEnv('TOKEN A=1', { TOKEN: 'x' })), ['TOKEN', 'A=1']);
    const parsed = parseEnv('TOKEN', {});
    assert.match('problem' in parsed ? parsed.problem.en : '', /no value in the editor’s environment/);
    bad(parsed, 'TOKEN');
  });
  for (const word of ['A', '=1', '=', 'there']) it(`${word} is none`, () => bad(parseEnv(`X=1 ${word}`), word));
  it('a name with a blank is none', () => bad(parseEnv("'A B=1'"), 'A B=1'));
});

describe('parseVolumes', () => {
  const lines = [
    ...['/srv', 'data:/srv', 'data:/srv:ro', '/host:/srv', '/host:/srv:ro,z', '/host path:/srv', 'my_data-1.2:/srv'],
    ...['C:\\host:/srv', 'C:\\host:C:\\srv:ro', 'c:/host:/srv', '/호스트:/srv'],
  ];
  for (const line of lines) {
    it(line, () => assert.deepEqual(good(parseVolumes(`'${line}' /x`)), [line, '/x']));
  }

  const words = [
    ...[
      'srv',
      'data:srv',
      './host:/srv',
      '../x:/y',
      'data:',
      ':/srv',
      'x:/srv:',
      'data:/srv:ro:rw',
      'a b:/srv',
      '~:/srv',
    ],
    ...['-x:/srv', '/srv:ro', '', ':'],
  ];
  for (const word of words) it(`“${word}” is none`, () => bad(parseVolumes(`data:/srv '${word}'`), word));
});

describe('parseVolumes in a folder', () => {
  const cases: readonly [string, string][] = [
    ['./data:/srv', '/work/app/data:/srv'],
    ['.:/srv:ro', '/work/app:/srv:ro'],
    ['../other:/x', '/work/other:/x'],
    ['data:/srv', 'data:/srv'],
    ['/srv', '/srv'],
  ];
  for (const [typed, whole] of cases) {
    it(typed, () => assert.deepEqual(good(parseVolumes(typed, '/work/app')), [whole]));
  }
  it('says so when none is open', () => {
    const parsed = parseVolumes('./data:/srv');
    bad(parsed, './data:/srv');
    assert.match('problem' in parsed ? parsed.problem.en : '', /no folder is open/);
  });
  for (const word of ['./data', './data:srv', '.../x:/srv', '.data:/srv']) {
    it(`“${word}” is none`, () => bad(parseVolumes(word, '/work/app'), word));
  }
});

describe('parseCommand', () => {
  it('is any words', () => assert.deepEqual(good(parseCommand('sh -c "echo $A; ls"')), ['sh', '-c', 'echo $A; ls']));
  it('may be empty: the image’s own', () => assert.deepEqual(good(parseCommand(' ')), []));
});

describe('a line that cannot be split', () => {
  for (const parse of [parsePorts, parseEnv, parseVolumes, parseCommand]) {
    it(`is a problem of its own for ${parse.name}`, () => {
      const parsed = parse("'");
      assert.ok('problem' in parsed);
      assert.equal(parsed.problem.en, 'A quote is opened but not closed.');
      assert.deepEqual(parsed.args, []);
    });
  }
});

describe('nameProblem', () => {
  for (const name of ['', 'web', 'w1', '0a', 'a_b', 'a.b-c', 'A9']) {
    it(`“${name}” is good`, () => assert.equal(nameProblem(name), undefined));
  }
  for (const name of ['a', '-a', '_a', '.a', 'a b', 'a/b', 'a;b', 'a$', '웹', 'a\n', '/web']) {
    it(`${JSON.stringify(name)} is not`, () => assert.match(nameProblem(name)?.en ?? '', /two or more/));
  }
});
