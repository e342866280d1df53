import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../../test/helpers/pages.ts';
import { property } from '../../../test/helpers/random.ts';
import { finish } from '../../../test/helpers/steps.ts';
import { explain } from './explain.ts';
import type { Explanation } from './places.ts';
import { Recogniser } from './recognise.ts';

const recogniser = finish(Recogniser.make());
const explained = (text: string): Explanation[] => finish(explain(text, recogniser));
const textOf = (file: string): string => readFileSync(path.join(root, 'test/fixtures/ownNotes', file), 'utf8');

/** From topics to the beginning of the line that is linked to. */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'harbour.md': {
    'concept.dangling-image': '## Dangling images',
    'cli.image.prune': '`docker image prune`',
    'cli.image.build': '## `docker build`',
    'flag.build.-t': '- `-t`',
    'flag.build.--no-cache': '- `--no-cache`',
    'flag.build.-f': '- `-f`',
    'instruction.FROM': '| FROM',
    'instruction.COPY': '| COPY',
    'instruction.ENTRYPOINT': '| ENTRYPOINT',
    'instruction.WORKDIR': 'WORKDIR',
    'instruction.USER': 'USER',
    'cli.container.run': '# docker run',
    'flag.run.--rm': '1. `--rm`',
    'flag.run.-p': '2. `-p',
    'flag.run.--volumes-from': 'With --volumes-from',
    '--shm-size': '3. `--shm-size`',
  },
  '부두.md': {
    'concept.volume': '> **볼륨이란?**',
    'flag.run.-v': '> - `-v` 옵션은',
    'cli.volume.create': '> $ docker volume create',
    'cli.container.ls': '> $ docker ps',
    'instruction.EXPOSE': '<tr>',
    'instruction.HEALTHCHECK': '<tr>',
    'concept.multi-stage': '**멀티 스테이지 빌드**',
    'instruction.COPY': '**멀티 스테이지 빌드**',
    'instruction.ENV': 'ENV는',
    'instruction.ARG': 'ENV는',
    'instruction.ONBUILD': '- ONBUILD',
    'instruction.STOPSIGNAL': '- STOPSIGNAL',
    'concept.secrets-not-in-env': '- 비밀번호를',
    'concept.dangling-image': '댕글링이미지는',
  },
  'networks.txt': {
    'driver.network.bridge': 'A bridge network',
    'concept.embedded-dns': '2.2.1 Embedded DNS',
    'cli.network.create': '(a) docker network create',
    'cli.network.rm': '(b) docker network rm',
    'flag.logs.--tail': '   --tail 5',
    'flag.logs.--since': '   --since',
  },
};

describe('what the lines of messy notes explain', () => {
  for (const [file, places] of Object.entries(expected)) {
    const text = textOf(file);
    const lines = text.split(/\r?\n/);
    const found = explained(text);
    for (const [topic, beginning] of Object.entries(places)) {
      it(`${file}: ${topic}`, () => {
        const [first] = found.filter(({ key }) => key === topic);
        assert.ok(first !== undefined, JSON.stringify(found));
        assert.ok(lines[first.line]?.startsWith(beginning), `line ${first.line + 1}: ${String(lines[first.line])}`);
      });
    }
  }

  it('is nothing in what was written about something else', () => assert.deepEqual(explained(textOf('garden.md')), []));

  it('is not what front matter and tables of contents list', () =>
    assert.ok(explained(textOf('harbour.md')).every(({ line }) => line > 11)));

  it('goes as far as the detail below it', () => {
    const found = explained(textOf('부두.md')).find(({ key }) => key === 'instruction.ONBUILD');
    assert.equal((found?.end ?? 0) - (found?.line ?? 0), 1);
  });

  it('gives a flag to the command that is spoken of', () => {
    const of = (text: string): string[] =>
      explained(text)
        .map(({ key }) => key)
        .filter((key) => key.startsWith('flag.'));
    assert.deepEqual(of('`docker logs -f`: follows'), ['flag.logs.-f']);
    assert.deepEqual(of('# docker build\n\n- `-f`: the file'), ['flag.build.-f']);
    assert.deepEqual(of('- docker images\n  - `-q`: only ids\n- docker ps\n  - `-q`: only ids'), [
      'flag.images.-q',
      'flag.ps.-q',
    ]);
    assert.deepEqual(of('docker pull: `-f` is none of its flags'), []);
  });

  it('knows an instruction from the words that are spelt alike', () => {
    const of = (text: string): string[] => explained(text).map(({ key }) => key);
    assert.deepEqual(of('RUN: runs something'), ['instruction.RUN']);
    assert.deepEqual(of('run: goes fast'), []);
    assert.deepEqual(
      of('docker thing [OPTIONS] [ARG...]').filter((key) => key.startsWith('instruction')),
      [],
    );
  });
});

describe('any text', () => {
  const pieces = [
    ...[
      '#',
      '##',
      '>',
      '-',
      '```',
      '|',
      '|---|',
      '<tr>',
      '<td>',
      '</tr>',
      '<',
      '[',
      '](#',
      '**',
      '===',
      '1.',
      '1.1.1 ',
      ': ',
    ],
    ...[
      'docker run',
      '-v',
      '--volumes-from',
      'FROM',
      '댕글링 이미지',
      '는',
      '\n',
      '\r\n',
      '\r',
      '\t',
      ' ',
      '\0',
      '\ufeff',
    ],
    ...['\ud800', '💡', '`', '<!--', '-->', '---'],
  ];

  it('is explained, in lines that it has', (test) =>
    property(test, 500, (random) => {
      const text = random.text(pieces, 60);
      const lines = text.split(/\r\n|\n|\r/).length;
      for (const { line, end, score } of explained(text)) {
        assert.ok(line >= 0 && end >= line && end < lines, `${line}-${end} of ${lines} in ${JSON.stringify(text)}`);
        assert.ok(score >= 2 && score <= 12);
      }
    }));

  it('takes time that grows with its length only', () => {
    // Each would take minutes if a pattern went back and forth.
    for (const piece of ['[', '<', '# ', '**', '| ', '`', '> ', '- ', 'docker ', '<td ', '1.', '다. ', ' '])
      explained(piece.repeat(200_000));
    for (const piece of ['[', '<tr>', '# a', '**a', '|-', '```', '> - ', '<!--', 'docker run -v'])
      explained(`${piece}\n`.repeat(20_000));
  });
});
