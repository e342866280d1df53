import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { fillIn, findPlaceholders } from './placeholders.ts';

describe('placeholders', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['docker stop <name>', ['text:name']],
    ['docker stop <container id>', ['container:container id']],
    [
      'docker run [OPTIONS] IMAGE [COMMAND] [ARG...]',
      ['optional:OPTIONS', 'image:IMAGE', 'command:COMMAND', 'command:ARG...'],
    ],
    ['docker pull NAME[:TAG]', ['text:NAME', 'image::TAG']],
    ['docker rm 컨테이너이름', ['container:컨테이너이름']],
    ['docker rm 컨테이너 ID', ['container:컨테이너 ID']],
    ['docker rename 컨테이너 새이름', ['container:컨테이너', 'text:새이름']],
    ['docker pull [이미지 이름]:[태그]', ['image:이미지 이름', 'image:태그']],
    ['docker tag app your-name/app', ['text:your-name']],
    ['docker inspect NAME|ID', ['text:NAME|ID']],
    ['docker logs {container}', ['container:container']],
    ['docker run {{image}}', ['image:image']],
    ['docker run -p <host port>:80 nginx', ['port:host port']],
    ['docker pull NAME[:TAG|@DIGEST]', ['text:NAME', 'image::TAG|@DIGEST']],
    ['docker import <file or URL> | - app', ['path:file or URL | -']],
    ['docker logs <container> | grep -i a', ['container:container']],
    ['docker stop (컨테이너 이름)', ['container:컨테이너 이름']],
    ['docker stop $(컨테이너)', ['container:컨테이너']],
    ['docker inspect 컨테이너 또는 이미지', ['text:컨테이너 또는 이미지']],
  ];
  for (const [line, expected] of cases) {
    it(line, () =>
      assert.deepEqual(
        findPlaceholders(line).placeholders.map(({ kind, label }) => `${kind}:${label}`),
        expected,
      ),
    );
  }

  const none = [
    'docker ps --format "{{.Names}}" | awk \'{print $1}\'',
    'docker exec -i db mysql <dump.sql >out.txt',
    'docker run -e MODE=dev -e NAME app',
    'docker kill -s SIGKILL web',
    'docker run -p [::1]:80:80 nginx',
    'docker rm $(docker ps -aq) ${CONTAINER}',
    'docker cp web:/a{1,2} .',
    'docker run alpine sh -c "[ -f /a ] && ls [a-z]*"',
    'docker run alpine echo 안녕하세요',
    'docker run -d app (다시 시작한다)',
    'docker commit -a "Ann <ann@example.com>" web app',
  ];
  for (const line of none) {
    it(`none in ${line}`, () => assert.deepEqual(findPlaceholders(line).placeholders, []));
  }

  it('tells remarks from names', () => {
    const { placeholders, remarks } = findPlaceholders('docker ps -a <lists all of them, stopped too>');
    assert.deepEqual([placeholders, remarks], [[], [{ start: 13, end: 45 }]]);
    assert.equal(findPlaceholders('docker ps <모두 보여 줍니다>').remarks.length, 1);
  });

  it('are filled in, and remarks left out', () => {
    const line = 'docker run [OPTIONS] <image>[:TAG] <shows what it does, in short>';
    const filled = (answers: readonly string[]): string => fillIn(line, findPlaceholders(line), answers);
    assert.equal(filled(['-d', 'nginx', '1.29']), 'docker run -d nginx:1.29');
    assert.equal(filled(['', 'nginx', '']), 'docker run  nginx');
    const glued = 'docker run 이미지명[:태그명][인수]';
    assert.equal(fillIn(glued, findPlaceholders(glued), ['nginx', '', 'ls']), 'docker run nginx ls');
    assert.equal(fillIn(glued, findPlaceholders(glued), ['nginx', '@sha256:a', '']), 'docker run nginx@sha256:a');
  });

  it('never overlap, in any text', async (test) => {
    const bits = [
      '<',
      '>',
      '[',
      ']',
      '{',
      '}',
      'NAME',
      '컨테이너',
      ' ',
      'ID',
      "'",
      '"',
      '\\',
      '$',
      'your-x',
      '|',
      ':',
      '이름',
    ];
    await property(test, 500, (random) => {
      const text = random.text(bits, 40);
      const { placeholders, remarks } = findPlaceholders(text);
      let end = 0;
      for (const span of [...placeholders, ...remarks].sort((one, other) => one.start - other.start)) {
        assert.ok(span.start >= end && span.end > span.start && span.end <= text.length, text);
        ({ end } = span);
      }
    });
  });
});
