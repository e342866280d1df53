import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { type CommandLine, parseCommandLine, type ShellDialect } from './commandLine.ts';

/** Program, what stands in front, and the words of each call. */
function callsOf(text: string, dialect?: ShellDialect): string[] {
  return parseCommandLine(text, 0, dialect).invocations.map(
    ({ program, wrappers, words }) =>
      `${wrappers.map((word) => `(${word.text}) `).join('')}${program.text}: ${words.map((word) => word.text).join('|')}`,
  );
}

describe('calls of docker in a line', () => {
  const cases: readonly [string, ...string[]][] = [
    ['docker ps', 'docker: ps'],
    ['sudo docker ps -a', '(sudo) docker: ps|-a'],
    ['sudo -u build docker ps', '(sudo) (-u) (build) docker: ps'],
    ['STAGE=dev docker ps', 'docker: ps'],
    ['time /usr/local/bin/docker ps', '/usr/local/bin/docker: ps'],
    ['docker.exe ps', 'docker.exe: ps'],
    ['docker-compose up -d', 'docker-compose: up|-d'],
    ['docker stop blue; docker rm blue', 'docker: stop|blue', 'docker: rm|blue'],
    ['docker ps -q | xargs docker rm', 'docker: ps|-q', '(xargs) docker: rm'],
    ['docker rm $(docker ps -aq)', 'docker: rm|$(docker ps -aq)', 'docker: ps|-aq'],
    ['docker rm `docker ps -aq`', 'docker: rm|`docker ps -aq`', 'docker: ps|-aq'],
    ['docker run -v "$PWD/a b":/c paint', 'docker: run|-v|$PWD/a b:/c|paint'],
    ['docker run \\\n  -d \\\n  paint', 'docker: run|-d|paint'],
    ['docker run -d paint # docker ps', 'docker: run|-d|paint'],
    ['echo docker ps'],
    ['dockerd --debug'],
    [''],
  ];
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(callsOf(text), expected));

  it('programs that are misspelt', () => {
    const isMisspelt = (text: string): boolean | undefined => parseCommandLine(text).invocations[0]?.isMisspelt;
    for (const name of ['docekr', 'dokcer', 'doker', 'dcoker', 'dockr', 'docker-compos']) {
      assert.equal(isMisspelt(`${name} ps`), true, name);
    }
    for (const name of ['dockerd', 'docs', 'date', 'locker', 'rocker'])
      assert.equal(isMisspelt(`${name} ps`), undefined, name);
  });

  it('PowerShell and cmd continue lines with characters of their own', () => {
    assert.deepEqual(callsOf('docker run `\n  -v C:\\data:/data `\r\n  paint', 'powershell'), [
      'docker: run|-v|C:\\data:/data|paint',
    ]);
    assert.deepEqual(callsOf('docker run ^\r\n  -v "C:\\my data":/data paint', 'cmd'), [
      'docker: run|-v|C:\\my data:/data|paint',
    ]);
  });
});

describe('what a person writes around a command', () => {
  const prompts: readonly [string, string | undefined][] = [
    ['$ docker ps', '$'],
    ['# docker ps', '#'],
    ['> docker ps', '>'],
    ['root@9f2c:/# docker ps', 'root@9f2c:/#'],
    ['[dev@box ~]$ docker ps', '[dev@box ~]$'],
    ['PS C:\\work> docker ps', 'PS C:\\work>'],
    ['C:\\work>docker ps', 'C:\\work>'],
    ['docker ps', undefined],
    ['# a remark about docker ps', undefined],
  ];
  for (const [text, prompt] of prompts) {
    it(`the prompt of ${text}`, () => {
      const line = parseCommandLine(text, 10);
      assert.equal(line.prompt && text.slice(line.prompt.start - 10, line.prompt.end - 10), prompt);
      assert.equal(line.invocations.length, text.startsWith('# a') ? 0 : 1);
    });
  }

  const placeholders: readonly [string, ...string[]][] = [
    ['docker rm <container>', '<container>'],
    ['docker cp <container id>:<path> .', '<container id>', '<path>'],
    ['docker rm [컨테이너 이름]', '[컨테이너 이름]'],
    ['docker run [OPTIONS] IMAGE[:TAG]', '[OPTIONS]', '[:TAG]'],
    ['docker load < image.tar'],
    ['docker load <image.tar >log'],
    ['docker run -p [::1]:80:80 paint'],
    ['docker run paint ls file[0-9]'],
    ['[ -f x ] && docker ps'],
  ];
  for (const [text, ...expected] of placeholders) {
    it(`placeholders of ${text}`, () => {
      assert.deepEqual(
        parseCommandLine(text).placeholders.map(({ start, end }) => text.slice(start, end)),
        expected,
      );
    });
  }

  it('curly quotes are read as straight ones', () => {
    const { typographic } = parseCommandLine('docker commit -m “one two” paint');
    assert.deepEqual(typographic, [
      { start: 17, end: 18 },
      { start: 25, end: 26 },
    ]);
    assert.deepEqual(callsOf('docker commit -m “one two” paint'), ['docker: commit|-m|one two|paint']);
  });
});

const pieces = [
  'docker',
  ' run',
  ' -it',
  ' -p80:80',
  ' --name=',
  '"',
  "'",
  '\\',
  '\n',
  '$(',
  ')',
  '`',
  '<a b>',
  '[x',
  ']',
  '$X',
  ' | ',
  ';',
  '한글',
  '–',
  '“',
  '🐳',
  ' #',
  '&&',
  '>',
  '<<E',
  '^',
  '\r\n',
];

function assertInside({ start, end, invocations, placeholders, script }: CommandLine): void {
  for (const invocation of invocations) {
    assert.ok(start <= invocation.start && invocation.start <= invocation.end && invocation.end <= end);
    for (const word of invocation.words) assert.ok(start <= word.start && word.start < word.end && word.end <= end);
  }
  for (const span of [...placeholders, ...script.comments]) assert.ok(start <= span.start && span.end <= end);
}

describe('any text', () => {
  it('is read, and every span is inside it', (test) =>
    property(test, 1500, (random) => {
      const dialect = random.pick(['posix', 'powershell', 'cmd'] as const);
      assertInside(parseCommandLine(random.text(pieces, 20), random.int(0, 1000), dialect));
    }));

  it('is read in a time that grows with its length, however deep calls are nested', () => {
    const deep = 'docker rm $('.repeat(4000);
    assert.ok(parseCommandLine(deep).invocations.length < 20);
  });
});

describe('calls that something else starts', () => {
  const cases: readonly (readonly [string, readonly string[], ShellDialect?])[] = [
    ['A=$(docker ps -q)', ['ps -q']],
    ['up() { docker start web; }', ['start web']],
    ['function up { docker start web; }', ['start web']],
    ['watch --interval 5 docker ps', ['ps']],
    ['timeout -s KILL 5 docker stop web', ['stop web']],
    ['stdbuf -o L docker logs web', ['logs web']],
    ['cross-env A=b docker ps', ['ps']],
    ['trap "docker rm -f web" EXIT', ['rm -f web']],
    ["sudo bash -ec 'docker ps; docker images'", ['ps', 'images']],
    ['sh -c "docker rm $(docker ps -aq)"', ['rm $(docker ps -aq)', 'ps -aq']],
    ['su -c "docker ps" me', ['ps']],
    ['docker exec web sh -c "docker ps"', ['exec web sh -c "docker ps"']],
    ['echo "docker ps"', []],
    ['$id = docker ps -q', ['ps -q'], 'powershell'],
    ['$id = docker ps -q', []],
    ['ls | % { docker rm $_ }', ['rm $_'], 'powershell'],
    ["for /f %%i in ('docker ps -q') do docker stop %%i", ['stop %%i', 'ps -q'], 'cmd'],
  ];
  for (const [text, expected, dialect] of cases) {
    it(text, () => {
      const { invocations } = parseCommandLine(text, 7, dialect);
      assert.deepEqual(
        invocations.map(({ words }) => words.map(({ raw }) => raw).join(' ')),
        expected,
      );
      for (const { program } of invocations) {
        assert.equal(text.slice(program.start - 7, program.end - 7), 'docker');
      }
    });
  }
});
