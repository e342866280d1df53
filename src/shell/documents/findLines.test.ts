import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDocument, toDocumentSpan } from './dockerLine.ts';
import { type DocumentKind, LineFinder } from './findLines.ts';

import { check, found, linesOf } from '../../../test/helpers/foundLines.ts';

const tick = '`';

describe('docker lines of Markdown', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a shell block', '```sh\ndocker ps -a\n```', ['script: docker ps -a']],
    ['a block without a language', '```\ndocker ps\n```', ['block: docker ps']],
    ['tildes', '~~~bash\ndocker ps\n~~~', ['script: docker ps']],
    ['a block that is never closed', '```bash\ndocker ps', ['script: docker ps']],
    ['a block of another language', '```python\ndocker = run("docker ps")\n```', []],
    ['a block that shows YAML', '```yaml\nrun: docker ps\n```', []],
    ['a block in a list', '- first\n\n  ```sh\n  docker ps\n  ```', ['script: docker ps']],
    ['a block in a quote', '> ```sh\n> docker ps\n> ```\ndocker is nice', ['script: docker ps']],
    [
      'a quote that ends its block',
      '> ```sh\n> docker ps\ndocker images',
      ['script: docker ps', 'text: docker images'],
    ],
    ['an indented block', 'Text:\n\n    docker images -a\n', ['block: docker images -a']],
    ['indentation in a paragraph', 'Text\n    docker images -a\n', ['text: docker images -a']],
    ['indentation in a list', '- item\n\n  docker stop web\n', []],
    ['inline code', 'Type `docker stop web` now.', ['inline: docker stop web']],
    ['inline code with three marks', '```docker logs web```', ['inline: docker logs web']],
    ['a code element', 'Type <code>docker stop web</code> now.', ['inline: docker stop web']],
    ['inline code of something else', 'The `docker0` bridge, `dockerd` and `docker-machine ls`', []],
    ['a lone mention', 'The `docker` command', []],
    ['a comment of HTML', '<!--\n```sh\ndocker ps\n```\n-->', []],
    ['prose', 'docker is a program.\nDocker run is nice.\nWith docker run you start one.', []],
    ['a sentence that begins with a command', 'docker run creates a container from an image.', []],
    ['Korean prose', 'docker run 명령어로 컨테이너를 만듭니다.', []],
    ['a heading', '# docker run --help', []],
    ['a command as a paragraph', 'docker run -d nginx', ['text: docker run -d nginx']],
    ['a list of images that is none', 'docker images prune', ['text: docker images prune']],
    ['a command with the words of a sentence', 'docker ps -a shows all of them', []],
    ['a command as an item', '- docker run -d nginx', ['text: docker run -d nginx']],
    ['a numbered one', '1. docker ps -a', ['text: docker ps -a']],
    ['a command behind a label', '목록: docker ps -a', ['text: docker ps -a']],
    [
      'cells of a table',
      '| docker rm -f | removes |\n| x | docker ps -a |',
      ['text: docker rm -f', 'text: docker ps -a'],
    ],
    ['an item with an explanation', '- docker run -d: 백그라운드', []],
    ['the same behind a dash', '- docker run -d - in the background', []],
    ['an item that goes on in Korean', '- docker run -d nginx 로 실행', []],
    ['a prompt in a quote', '> $ docker image ls', ['prompt: docker image ls']],
    ['a misspelt command in a list', '- docker iamges 로 목록을 봅니다', ['text: docker iamges 로 목록을 봅니다']],
    ['a misspelt program', '```\ndokcer run x\n```', ['block: dokcer run x']],
    ['a letter too many', '```\n$ docvker run x\n```', ['prompt: docvker run x']],
    ['a letter that is another', '```\ndovker run x\n```', ['block: dovker run x']],
    ['a command that English bends', '```\ndocker rnus here\n```', []],
    ['the same with a flag', '```\ndocker rnus -t paint\n```', ['block: docker rnus -t paint']],
    ['a word like docker', '```\ndocket run x y\n```', []],
    ['powershell', '```powershell\ndocker run `\n  -d nginx\n```', ['script: docker run   -d nginx']],
    ['cmd', '```cmd\nrem docker x\ndocker run ^\n -d nginx\n```', ['script: docker run  -d nginx']],
    [
      'CRLF',
      '```sh\r\ndocker run \\\r\n  -d nginx\r\ndocker ps\r\n```\r\n',
      ['script: docker run   -d nginx', 'script: docker ps'],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => assert.deepEqual(found(text), expected));
  }

  it('tells commands from what they print, where prompts tell', () => {
    const text = '```\n$ docker ps\nCONTAINER ID   IMAGE\ndocker rm is not typed here\n$ docker rm web\n```';
    assert.deepEqual(found(text), ['prompt: docker ps', 'prompt: docker rm web']);
  });

  it('takes a line without a prompt for a command beside prompts, where no command could have printed it', () => {
    const lines = [
      '$ docker ps',
      'docker iamges',
      'docker image ls',
      'docker rm is not typed here',
      'sudo docker rm web',
    ];
    assert.deepEqual(found(['```sh', ...lines, '```'].join('\n')), [
      'script: docker ps',
      'script: docker iamges',
      'script: docker image ls',
      'script: sudo docker rm web',
    ]);
  });

  for (const prompt of [
    '$ ',
    'me@host:~$ ',
    'root@4f:/srv# ',
    '[me@host dir]$ ',
    'PS C:\\> ',
    'C:\\Users\\me>',
    '(env) $ ',
    '❯ ',
    '➜  ~ ',
    '>>> ',
    '/ # ',
    '/srv/app $ ',
    'bash-5.1# ',
    '> ',
  ]) {
    it(`knows the prompt ${JSON.stringify(prompt)}`, () => {
      const text = `${tick.repeat(3)}\n${prompt}docker ps\n${tick.repeat(3)}`;
      const [line] = linesOf(text);
      assert.equal(line?.text, 'docker ps');
      assert.ok(line.prompt);
      assert.equal(text.slice(line.prompt.start, line.prompt.end), prompt);
    });
  }

  it('takes # for the prompt of root only where nothing else is typed', () => {
    assert.deepEqual(found('```bash\n# docker ps\n# exit\n```'), ['script: docker ps']);
    assert.deepEqual(found('```bash\n# docker ps lists them\ndocker ps\n```'), ['script: docker ps']);
    assert.deepEqual(found('# docker ps\n', 'shell'), []);
  });

  it('leaves out what is no command in a console block', () => {
    assert.deepEqual(found('```console\n$ docker ps\ndocker stop web\n```'), ['script: docker ps']);
  });

  it('joins continued lines, quotes that stay open, and second prompts', () => {
    const text = '```sh\ndocker run \\\n> -d \\\n  nginx\ndocker exec web sh -c "\nls\n"\ndocker ps\n```';
    assert.deepEqual(
      linesOf(text).map((line) => line.text),
      ['docker run -d   nginx', 'docker exec web sh -c "\nls\n"', 'docker ps'],
    );
  });

  it('finds Dockerfiles, and commands in blocks that only say docker', () => {
    const { dockerfiles } = new LineFinder().find(
      '> ```dockerfile\n> FROM a\n> ```\n```docker\nFROM b\n```',
      'markdown',
      {
        check,
      },
    );
    assert.deepEqual(
      dockerfiles.map(({ margin, lines }) => [margin, lines.length]),
      [
        ['> ', 1],
        ['', 1],
      ],
    );
    assert.deepEqual(found('```docker\ndocker ps\n```'), ['script: docker ps']);
  });
});

describe('Dockerfiles of Markdown that nothing names', () => {
  const dockerfilesOf = (text: string): string[] =>
    new LineFinder()
      .find(`${text}\n\nfor docker\n`, 'markdown', { check })
      .dockerfiles.map(({ lines, isInline }) =>
        [
          ...(isInline ? ['inline'] : []),
          ...lines.map(({ start, end }) => text.slice(start, end)).filter((line) => line !== ''),
        ].join('; '),
      );
  const fence = (...lines: readonly string[]): string => ['```', ...lines, '```'].join('\n');
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a block', fence('# base', 'FROM paint:1', 'RUN mix \\', '  blue'), ['# base; FROM paint:1; RUN mix \\;   blue']],
    ['one instruction', '```code\nUSER paint\n```', ['USER paint']],
    ['a misspelt one', fence('EXPSE 80'), ['EXPSE 80']],
    ['one without its blank', fence('RUN true', 'CMD["mix"]'), ['RUN true; CMD["mix"]']],
    ['an indented block', 'So:\n\n    FROM paint:1\n', ['FROM paint:1']],
    ['output among them', fence('ENV A=b', 'RUN echo $A', '=> b'), ['ENV A=b; RUN echo $A; => b']],
    ['inline code', 'Write `COPY a /b` there.', ['inline; COPY a /b']],
    ['a code element', '<code>LABEL a=b</code><br>', ['inline; LABEL a=b']],
    ['exec form in a sentence', "- SHELL: SHELL ['/bin/ash'] is", ["inline; SHELL ['/bin/ash']"]],
    ['a mention', 'What `COPY` does, and `FROM`', []],
    ['a table of columns', fence('REPOSITORY   TAG', 'paint        1'), []],
    ['a question to a database', fence('SELECT name FROM paints', 'WHERE id = 1'), []],
    ['words in capitals', fence('NOTE well', 'THIS is no instruction'), []],
    ['commands', fence('docker build .', 'FROM a'), []],
    ['more output than instructions', fence('RUN true', 'a', 'b', 'c'), []],
    ['a list of words', "see [CMD] or ['a'] and CMD [a]", []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(dockerfilesOf(text), expected));

  it('only where a text is about docker', () => {
    const { dockerfiles } = new LineFinder().find('```\nUSER paint\nPASS blue\n```\n', 'markdown', { check });
    assert.deepEqual(dockerfiles, []);
  });
});

describe('what stands among docker lines and is none', () => {
  const straysOf = (text: string, kind: DocumentKind = 'markdown'): string[] =>
    new LineFinder()
      .find(text, kind, { check })
      .strays.map((stray) => `${stray.kind}: ${text.slice(stray.start, stray.end)}`);
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a comment of another language', '```sh\n// mixes\ndocker ps\n```', ['slashes: // mixes']],
    ['a sentence', '> ```sh\n> 물감을 섞는다\n> docker ps\n> ```', ['prose: 물감을 섞는다']],
    ['a title above a prompt', '```bash\n물감 목록\n$ docker ps\n```', ['prose: 물감 목록']],
    ['the same above a prompt of root', '```bash\n물감 목록\n# docker ps\n```', ['prose: 물감 목록']],
    [
      'a remark behind another command',
      '```bash\n$ docker ps\n$ tar -tf a.tar <내용을 확인한다>\n```',
      ['redirect: <내용을 확인한다>'],
    ],
    ['what a command printed', '```bash\n$ docker ps\n물감이 없습니다\n```', []],
    ['a text that a command writes', '```sh\ndocker ps\ncat > a <<END\n// mixes\n물감\nEND\n```', []],
    ['a line that goes on', '```sh\ndocker ps\necho \\\n물감\n```', []],
    ['a path', '```sh\n//server/share\ndocker ps\n```', []],
    ['a block without docker', '```sh\n// mixes\nls\n```', []],
    ['a block that may be anything', '```\n// mixes\ndocker ps\n```', []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(straysOf(text), expected));

  it('finds prompts and output in blocks of a shell, and in no others', () => {
    const promptedOf = (text: string): string[] =>
      new LineFinder().find(text, 'markdown', { check }).prompted.map(({ language, prompts, idle, outputs }) => {
        const all = [...(language === undefined ? [] : [language]), ...prompts, ...idle, ...outputs.flat()];
        return all.map(({ start, end }) => text.slice(start, end)).join('; ');
      });
    const lines = [
      '$ docker ps \\',
      '  -a',
      'NAMES',
      '',
      'web',
      '$',
      '# of yesterday',
      '$ exit',
      '물감 목록',
      '$ docker ps',
    ];
    const quoted = ['> ```bash', ...lines.map((line) => `> ${line}`), '> ```'].join('\n');
    assert.deepEqual(promptedOf(`text\n\n${quoted}\n`), ['bash; $ ; $ ; $ ; $; NAMES; web']);
    assert.deepEqual(promptedOf('```sh\n# docker ps\nNAMES\n```'), ['sh; # ; NAMES']);
    for (const fence of ['console', '', 'powershell', 'python'])
      assert.deepEqual(promptedOf(`\`\`\`${fence}\n$ docker ps\nNAMES\n\`\`\``), [], fence);
    assert.deepEqual(promptedOf('```sh\ndocker ps\n```'), []);
    assert.deepEqual(promptedOf('```sh\n$ docker ps\n$ cat > a <<END\nb\nEND\n```'), ['sh; $ ; $ ']);
  });

  it('in notes only', () => assert.deepEqual(straysOf('// mixes\ndocker ps\n', 'shell'), []));
});

describe('docker lines of other documents', () => {
  it('shell scripts, without comments and heredocs', () => {
    const text =
      '#!/bin/sh\n# docker ps\nfor c in $(docker ps -q); do\n  docker stop "$c"\ndone\ncat <<END\ndocker rm x\nEND\nif ! docker info >/dev/null; then exit; fi\necho "docker ps"\ncd app && sudo -E docker build .\n';
    assert.deepEqual(found(text, 'shell'), [
      'script: for c in $(docker ps -q); do',
      'script: docker stop "$c"',
      'script: if ! docker info >/dev/null; then exit; fi',
      'script: cd app && sudo -E docker build .',
    ]);
  });

  const inScripts: readonly (readonly [DocumentKind, string, readonly string[]])[] = [
    ['shell', 'CID=$(docker run -d x)', ['script: CID=$(docker run -d x)']],
    ['shell', 'CID=$(docker iamges)', ['script: CID=$(docker iamges)']],
    ['shell', 'export A=`docker ps -q`', ['script: export A=`docker ps -q`']],
    ['shell', 'up() { docker start web; }', ['script: up() { docker start web; }']],
    ['shell', 'up(){ docker start web; }', ['script: up(){ docker start web; }']],
    ['shell', 'case $1 in up) docker start web ;; esac', ['script: case $1 in up) docker start web ;; esac']],
    ['shell', 'case $1 in\n  up) docker start web ;;\nesac', ['script: up) docker start web ;;']],
    ['shell', 'watch -n 5 docker ps', ['script: watch -n 5 docker ps']],
    ['shell', 'timeout -k 1 5s docker stop web', ['script: timeout -k 1 5s docker stop web']],
    ['shell', 'docker ps -q | xargs -n 1 docker stop', ['script: docker ps -q | xargs -n 1 docker stop']],
    ['shell', 'trap "docker rm -f web" EXIT', ['script: trap "docker rm -f web" EXIT']],
    ['shell', "bash -c 'docker ps && docker images'", ["script: bash -c 'docker ps && docker images'"]],
    ['shell', 'sudo sh -c "docker ps"', ['script: sudo sh -c "docker ps"']],
    ['shell', 'Docker ps', ['script: Docker ps']],
    ['shell', 'Docker version 28.2.2, build e6534b4', []],
    ['shell', 'git commit -m "docker ps"', []],
    ['shell', 'ssh far docker ps', []],
    ['shell', 'echo docker ps', []],
    ['packageJson', '{"scripts": {"a": "cross-env A=b docker ps"}}', ['script: cross-env A=b docker ps']],
    ['makefile', 'y: ; docker ps -a\nz: x y; @docker images\n', ['script: docker ps -a', 'script: docker images']],
    ['makefile', 'A := b; docker ps\nB = c: ; docker ps\n# d: ; docker ps\n', []],
    ['powershell', '$id = docker ps -q', ['script: $id = docker ps -q']],
    ['powershell', '1..3 | % { docker stop $_ }', ['script: 1..3 | % { docker stop $_ }']],
    [
      'batch',
      "FOR /F %%i IN ('docker ps -q') DO docker stop %%i",
      ["script: FOR /F %%i IN ('docker ps -q') DO docker stop %%i"],
    ],
    ['markdown', '```sh\nCID=$(docker run -d x)\n```', ['script: CID=$(docker run -d x)']],
    ['markdown', 'A=$(docker ps) is set', []],
  ];
  for (const [kind, text, expected] of inScripts) {
    it(`${kind}: ${text}`, () => assert.deepEqual(found(text, kind), expected));
  }

  it('Makefiles: recipes, without make’s own marks', () => {
    const text =
      'IMAGE = shop\nup: build\n\t@docker run -e A=$$HOME \\\n\t  $(IMAGE)\n\t-docker rm old\n# docker x\ndocker: x\n';
    assert.deepEqual(found(text, 'makefile'), ['script: docker run -e A=$HOME   ${IMAGE}', 'script: docker rm old']);
  });

  it('Makefiles: functions of make’s, of which a shell knows only what `shell` runs', () => {
    const text =
      'x:\n\tdocker rm $(shell docker ps -aqf name=$(N))\n\tdocker build -t $(notdir $(CURDIR)) $$(pwd)\n\tdocker run $(strip\n';
    assert.deepEqual(
      found(text, 'makefile').map((line) => line.replace(/_+/, '_')),
      [
        'script: docker rm $(docker ps -aqf name=${N})',
        'script: docker build -t ${_} $(pwd)',
        'script: docker run $(strip',
      ],
    );
  });

  it('the scripts of package.json, and nothing else of it', () => {
    const text =
      '{"name": "docker ps", "scripts": {"up": "docker run -e \\"A=b\\" nginx", "x": "tsc"}, "config": {"y": "docker ps"}}';
    assert.deepEqual(found(text, 'packageJson'), ['script: docker run -e "A=b" nginx']);
    const [line] = linesOf(text, 'packageJson');
    assert.ok(line);
    const at = line.text.indexOf('nginx');
    assert.equal(text.slice(toDocument(line, at), toDocument(line, at) + 5), 'nginx');
    const quote = toDocumentSpan(line, { start: line.text.indexOf('"'), end: line.text.indexOf('"') + 1 });
    assert.equal(text.slice(quote.start, quote.end), '\\"');
  });

  it('notes in plain text', () => {
    const text = 'Things to remember\n\n$ docker ps\n    docker images -a\ndocker is a program\n';
    assert.deepEqual(found(text, 'text'), ['prompt: docker ps', 'text: docker images -a']);
  });
});
