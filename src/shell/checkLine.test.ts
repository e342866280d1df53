import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { rightLines as right } from '../../test/helpers/rightLines.ts';
import { property } from '../../test/helpers/random.ts';
import { applyEdits, orderedEdits } from '../dockerfile/features/edit.ts';
import { checkLine, checkLines } from './checkLine.ts';
import type { CheckOptions, CliFinding } from './cli/contract.ts';
import { parseCommandLine } from './commandLine.ts';

function check(text: string, options: CheckOptions = {}): readonly CliFinding[] {
  return checkLine(parseCommandLine(text), cliModel, options);
}

function fixed(text: string, { fixes: [first] }: CliFinding): string | undefined {
  return first === undefined ? undefined : applyEdits(text, orderedEdits(text, first.edits));
}

/** A line, its finding, and the line after the first fix; undefined when there is none to offer. */
type Case = readonly [line: string, code: string, right: string | undefined];

const wrong: Readonly<Record<string, readonly Case[]>> = {
  'names of programs and commands': [
    ['docekr run paint', 'program', 'docker run paint'],
    ['dokcer ps -a', 'program', 'docker ps -a'],
    ['sudo dcoker ps', 'program', 'sudo docker ps'],
    ['docker-compoes up', 'program', 'docker-compose up'],
    ['docker iamges', 'command', 'docker images'],
    ['docker netowrk ls', 'command', 'docker network ls'],
    ['docker inspcet blue', 'command', 'docker inspect blue'],
    ['docker statrt blue', 'command', 'docker start blue'],
    ['docker buildt -t paint .', 'command', 'docker build -t paint .'],
    ['docker containers ls', 'command', 'docker container ls'],
    ['docker volumes prune', 'command', 'docker volume prune'],
    ['docker volume lst', 'command', 'docker volume ls'],
    ['docker compose upp', 'command', 'docker compose up'],
    ['docker ls', 'command', 'docker ps'],
    ['docker delete blue', 'command', 'docker rm blue'],
    ['docker network delete mine', 'command', 'docker network rm mine'],
    ['docker run-it paint', 'command', 'docker run -it paint'],
    ['docker ps, docker iamges', 'command', 'docker ps; docker iamges'],
    ['docker images prune', 'plural', 'docker image prune'],
    ['docker images ls', 'plural', 'docker image ls'],
  ],
  flags: [
    [
      'docker run --monut type=volume,source=a1,target=/b paint',
      'flag',
      'docker run --mount type=volume,source=a1,target=/b paint',
    ],
    ['docker run --detatch paint', 'flag', 'docker run --detach paint'],
    ['docker run --cpuset-cpu 0 paint', 'flag', 'docker run --cpuset-cpus 0 paint'],
    ['docker run --restart-always paint', 'flag', 'docker run --restart=always paint'],
    ['docker run -name blue paint', 'single-dash', 'docker run --name blue paint'],
    ['docker run -it -rm paint', 'single-dash', 'docker run -it --rm paint'],
    ['docker run -volume a1:/b paint', 'single-dash', 'docker run --volume a1:/b paint'],
    ['docker run -i-t paint', 'glued', 'docker run -i -t paint'],
    ['docker run –name blue paint', 'typographic', 'docker run --name blue paint'],
    ['docker run —rm paint', 'typographic', 'docker run --rm paint'],
    ['docker run –d paint', 'typographic', 'docker run -d paint'],
    ['docker build -d paint .', 'flag', 'docker build -t paint .'],
    ['docker ps -A', 'flag', 'docker ps -a'],
    ['docker run -x paint', 'flag', undefined],
    ['docker compose up -f a.yml', 'flag-place', 'docker compose -f a.yml up'],
    ['docker compose up --file a.yml', 'flag-place', 'docker compose --file a.yml up'],
    ['docker compose -d up', 'flag-place', 'docker compose up -d'],
    ['docker compose --build up web', 'flag-place', 'docker compose up --build web'],
  ],
  arguments: [
    ['docker build -t paint', 'missing-argument', 'docker build -t paint .'],
    ['docker exec -it blue', 'missing-argument', 'docker exec -it blue sh'],
    ['docker run -it --log-driver syslog', 'missing-argument', 'docker run -it --log-driver syslog <IMAGE>'],
    ['docker tag paint', 'missing-argument', 'docker tag paint <TARGET_IMAGE>'],
    ['docker tag acme/paint:1', 'missing-argument', 'docker tag <SOURCE_IMAGE> acme/paint:1'],
    ['docker tag <team>/paint:1', 'missing-argument', 'docker tag <SOURCE_IMAGE> <team>/paint:1'],
    ['docker run -d --name', 'missing-value', undefined],
    ['docker run --name -d paint', 'missing-value', undefined],
    ['docker network ls -q driver=bridge', 'surplus-argument', 'docker network ls -q -f driver=bridge'],
    ['docker ps status=exited', 'surplus-argument', 'docker ps -f status=exited'],
    ['docker ps blue', 'surplus-argument', 'docker ps -f name=blue'],
    ['docker cp a.txt /b', 'missing-argument', 'docker cp a.txt <CONTAINER>:/b'],
    ['docker cp a b', 'missing-argument', 'docker cp a <CONTAINER>:/b'],
    ['docker load paint.tar', 'surplus-argument', 'docker load -i paint.tar'],
    ['docker export blue blue.tar', 'surplus-argument', 'docker export blue -o blue.tar'],
    ['docker cp cp a.txt blue:/b', 'surplus-argument', 'docker cp a.txt blue:/b'],
    ['docker rename a b c', 'surplus-argument', undefined],
    ['docker save paint.tar paint', 'missing-flag', 'docker save -o paint.tar paint'],
    ['docker export blue', 'missing-flag', 'docker export -o blue.tar blue'],
    ['docker save acme/paint:1', 'missing-flag', 'docker save -o paint.tar acme/paint:1'],
    ['docker export <컨테이너>', 'missing-flag', 'docker export -o <파일 이름> <컨테이너>'],
    ['docker images q', 'dashless', 'docker images -q'],
    ['docker exec blue bash "ls -l /"', 'shell-script', 'docker exec blue bash -c "ls -l /"'],
    ['docker exec blue /bin/bash "hello world"', 'shell-script', 'docker exec blue /bin/echo "hello world"'],
    ['docker run paint -p 80:80', 'flag-behind-image', 'docker run -p 80:80 paint'],
    ['docker run -it paint --name blue', 'flag-behind-image', 'docker run -it --name blue paint'],
    ['docker run paint --rm --network n -it sh', 'flag-behind-image', 'docker run --rm --network n -it paint sh'],
    ['docker run paint -d', 'flag-behind-image', 'docker run -d paint'],
    ['docker save [파일 이름] [이미지 이름]', 'wrong-kind', 'docker save -o [파일 이름] [이미지 이름]'],
    ['docker load -i <image name>', 'wrong-kind', 'docker load -i <FILE>'],
    ['docker load -i [이미지 이름]', 'wrong-kind', 'docker load -i [파일 이름]'],
    ['docker run --network-alias db paint', 'network-alias', undefined],
  ],
  values: [
    ['docker run Paint/Blue', 'value', 'docker run paint/blue'],
    ['docker run paint:2:04', 'value', 'docker run paint:2.04'],
    ['docker build -t paint:one:two .', 'value', 'docker build -t paint:one .'],
    ['docker run -p 80:x paint', 'value', undefined],
    ['docker run -p 80:70000 paint', 'value', undefined],
    ['docker run -p 80:80/tpc paint', 'value', 'docker run -p 80:80/tcp paint'],
    ['docker run --memory 1x paint', 'value', undefined],
    ['docker run -m 4m paint', 'value', 'docker run -m 6m paint'],
    ['docker run --cpus two paint', 'value', undefined],
    ['docker run --restart alwasy paint', 'value', 'docker run --restart always paint'],
    ['docker run --restart on-failure:x paint', 'value', undefined],
    ['docker run --pull alway paint', 'value', 'docker run --pull always paint'],
    ['docker run --mount tpye=bind,src=/a,dst=/b paint', 'value', 'docker run --mount type=bind,src=/a,dst=/b paint'],
    ['docker run --mount type=vloume,dst=/b paint', 'value', 'docker run --mount type=volume,dst=/b paint'],
    ['docker run -v /a:b paint', 'value', 'docker run -v /a:/b paint'],
    ['docker run -v data/x:/b paint', 'value', 'docker run -v ./data/x:/b paint'],
    ['docker run -v data:/user/share/x paint', 'path', 'docker run -v data:/usr/share/x paint'],
    [
      'docker run --mount type=volume,source=data,target=/user/local paint',
      'path',
      'docker run --mount type=volume,source=data,target=/usr/local paint',
    ],
    ['docker cp blue:/etc/nginx/nginx.config /tmp', 'path', 'docker cp blue:/etc/nginx/nginx.conf /tmp'],
    ['docker run -v /run/docker.socket:/a paint', 'path', 'docker run -v /run/docker.sock:/a paint'],
    ['docker run --name a/b paint', 'value', undefined],
    ['docker run --name= paint', 'value', undefined],
    ['docker run --rm=yes paint', 'value', 'docker run --rm=true paint'],
    ['docker run --health-interval 30 paint', 'value', 'docker run --health-interval 30s paint'],
    ['docker run --ulimit nofile paint', 'value', undefined],
    ['docker run -e =x paint', 'value', undefined],
    ['docker run --platform linux/a/b/c paint', 'value', undefined],
    ['docker kill -s SIGKIL blue', 'value', 'docker kill -s SIGKILL blue'],
    ['docker search --filter=start=10 paint', 'value', 'docker search --filter=stars=10 paint'],
    ['docker ps -f stauts=exited', 'value', 'docker ps -f status=exited'],
    ['docker logs --tail ten blue', 'value', undefined],
  ],
  'what came along': [
    ['$ docker ps', 'prompt', 'docker ps'],
    ['# docker ps', 'prompt', 'docker ps'],
    ['docker commit -m “one two” blue', 'typographic', 'docker commit -m "one two" blue'],
    ['docker port blue // 포트를 확인', 'comment', 'docker port blue # 포트를 확인'],
    ['docker ps //all', 'comment', 'docker ps # all'],
    [
      'docker run paint /bin/mix </bin/mix를 다시 시작할 때 >',
      'prose',
      'docker run paint /bin/mix # /bin/mix를 다시 시작할 때',
    ],
    ['docker run paint 실행한다', 'prose', 'docker run paint # 실행한다'],
    ['docker start blue 시작', 'prose', 'docker start blue # 시작'],
    ['docker exec -it blue bash 접속', 'prose', 'docker exec -it blue bash # 접속'],
    ['docker build -t paint . 빌드하기', 'prose', 'docker build -t paint . # 빌드하기'],
    ['docker ps -a 모든 컨테이너', 'prose', 'docker ps -a # 모든 컨테이너'],
    ['docker start blue => starts it', 'prose', 'docker start blue # starts it'],
    ['docker run -d paint ← 백그라운드', 'prose', 'docker run -d paint # 백그라운드'],
    ['docker run -d paint (백그라운드)', 'prose', 'docker run -d paint # 백그라운드'],
    ['docker ps --> 목록', 'prose', 'docker ps # 목록'],
    ['docker ps : 목록', 'prose', 'docker ps # 목록'],
    ['docker ps - 목록', 'prose', 'docker ps # 목록'],
    ['docker ps -- list', 'prose', 'docker ps # list'],
    ['docker ps /* list */', 'prose', 'docker ps # list'],
    ['docker import <파일> | - [이름]', 'usage', 'docker import <파일> [이름]'],
    ['docker run [옵션] 이미지명[:태그명][인수]', 'usage', 'docker run [옵션] 이미지명[:태그명] [인수]'],
    ['docker commit 컨테이너 이미지명:[태그명]', 'usage', 'docker commit 컨테이너 이미지명[:태그명]'],
    ['docker commit CONTAINER [IMAGE:[TAG]]', 'usage', 'docker commit CONTAINER [IMAGE[:TAG]]'],
    ['docker ps 명령으로 확인합니다.', 'prose', 'docker ps # 명령으로 확인합니다.'],
    ['docker stop blue <파란 컨테이너를 정지>', 'prose', 'docker stop blue # 파란 컨테이너를 정지'],
    ['docker rm blue <"blue"라는 컨테이너를 삭제한다>', 'prose', 'docker rm blue # "blue"라는 컨테이너를 삭제한다'],
    ['docker run \\ \n  paint', 'continuation', 'docker run \\\n  paint'],
    ['docker commit -m "one blue', 'unclosed-quote', undefined],
  ],
  'of yesterday': [
    ['docker-compose up', 'legacy', 'docker compose up'],
    ['docker run --net mine paint', 'legacy', 'docker run --network mine paint'],
    ['docker volume create --name data', 'legacy', 'docker volume create data'],
    ['docker stop --time 5 blue', 'legacy', 'docker stop --timeout 5 blue'],
    ['docker run --link a:b paint', 'legacy', undefined],
  ],
};

describe('a line with a mistake', () => {
  for (const [group, cases] of Object.entries(wrong)) {
    describe(group, () => {
      for (const [text, code, right] of cases) {
        it(text, () => {
          const found = check(text);
          const mistake = found.find((each) => each.code === code);
          assert.ok(mistake !== undefined, `found ${found.map((each) => each.code).join(', ')}`);
          assert.equal(fixed(text, mistake), right);
        });
      }
    });
  }
});

describe('a line that is right', () => {
  for (const text of right) {
    it(text, () => {
      const found = check(text).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        found.map(({ code, message }) => `${code}: ${message.en}`),
        [],
      );
    });
  }
});

describe('what is known around a line', () => {
  const codes = (text: string, options: CheckOptions): string[] => check(text, options).map(({ code }) => code);

  it('a command alone names itself, but not where only commands stand', () => {
    for (const text of ['docker run', 'docker rm', 'docker build']) {
      assert.deepEqual(codes(text, {}), [], text);
      assert.deepEqual(codes(text, { script: true }), ['missing-argument'], text);
    }
    for (const text of ['docker ps', 'docker run "$@"', 'docker exec "${WORDS[@]}"', 'docker login'])
      assert.deepEqual(codes(text, { script: true }), [], text);
  });

  it('a mention in a sentence misses nothing and has no prompt', () => {
    for (const text of ['docker rm --volumes', 'docker exec -it', '$ docker ps', 'docker build -t']) {
      assert.deepEqual(
        codes(text, { mention: true }).filter((code) => code !== 'missing-value'),
        [],
        text,
      );
    }
    assert.deepEqual(codes('docker iamges', { mention: true }), ['command']);
  });

  it('prompts are usual in a console', () => assert.deepEqual(codes('$ docker ps', { prompts: true }), []));

  it('build arguments are those of the Dockerfile', () => {
    const text = 'docker build --build-arg my-home=/x --build-arg HTTP_PROXY=y -t a1 .';
    assert.deepEqual(codes(text, {}), []);
    const [found] = check(text, { buildArgs: ['my_home', 'other'] });
    assert.ok(found !== undefined);
    assert.equal(fixed(text, found), text.replace('my-home', 'my_home'));
    assert.deepEqual(codes('docker build --build-arg far=1 .', { buildArgs: [] }), ['build-arg']);
  });

  it('a spelling of yesterday is a hint', () => {
    for (const [text] of wrong['of yesterday'] ?? []) {
      assert.deepEqual(
        check(text).map(({ code, severity }) => [code, severity]),
        [['legacy', 'hint']],
        text,
      );
    }
  });

  it('what another version has is a hint', () => {
    const severities = check('docker run --use-api-socket paint', { version: '27.0.1' }).map(
      ({ severity }) => severity,
    );
    assert.deepEqual(severities, ['hint']);
    assert.deepEqual(codes('docker run --use-api-socket paint', { version: '28.3.0' }), []);
    assert.deepEqual(codes('docker trust inspect paint', { version: '29.1.0' }), ['version']);
    assert.deepEqual(
      check('docker run --from-the-future paint').map(({ severity }) => severity),
      ['information'],
    );
  });
});

describe('several lines', () => {
  const lines = (text: string): readonly CliFinding[] => {
    let start = 0;
    const parsed = text.split('\n').map((line) => {
      const read = parseCommandLine(line, start);
      start += line.length + 1;
      return read;
    });
    return checkLines(parsed, cliModel);
  };

  it('a tar that is loaded was saved', () => {
    const text = 'docker save -o paint_1_2.tar paint:1.2\ndocker load -i print_1_2.tar';
    const [found] = lines(text);
    assert.ok(found !== undefined);
    assert.equal(fixed(text, found), text.replace('print_1_2', 'paint_1_2'));
    assert.deepEqual(lines('docker save -o a.tar x1\ndocker load -i a.tar'), []);
    assert.deepEqual(lines('docker load -i b.tar'), []);
    assert.deepEqual(lines('docker export blue > a.tar\ncat a.tar | docker import - x1'), []);
  });

  it('an image that is run was built under this tag', () => {
    const text = 'docker build -t paint:1 .\ndocker run paint:3';
    const [found] = lines(text);
    assert.ok(found !== undefined);
    assert.equal(fixed(text, found), text.replace('paint:3', 'paint:1'));
    assert.deepEqual(lines('docker build -t paint:1 .\ndocker tag paint:1 paint:3\ndocker run paint:3'), []);
    const meant = lines('docker build -t paint:1 .\ndocker build -d paint -f b .\ndocker run paint');
    assert.deepEqual(
      meant.map(({ code }) => code),
      ['flag'],
    );
  });

  it('options may differ from line to line', () => {
    const parsed = ['docker rm -v', 'docker rm -f'].map((text) => parseCommandLine(text));
    const found = checkLines(parsed, cliModel, (line) => ({ mention: line === parsed[0] }));
    assert.equal(found.length, 1);
  });
});

const corpus = [...right, ...Object.values(wrong).flatMap((cases) => cases.map(([text]) => text))];

describe('any text', () => {
  it('every beginning and end of a line is checked, and every finding is inside it', () => {
    for (const text of corpus.filter((_, index) => index % 4 === 0)) {
      for (let at = 0; at <= text.length; at += 3) {
        for (const piece of [text.slice(0, at), text.slice(at)]) assertInside(piece);
      }
    }
  });

  it('so is what is changed in a line', (test) =>
    property(test, 600, (random) => {
      const text = random.pick(corpus);
      const at = random.int(0, text.length);
      const stuff = random.text(
        [
          '"',
          "'",
          '`',
          '$(',
          ')',
          '\\',
          '<',
          '>',
          '[',
          ']',
          '–',
          '“',
          '한글',
          '\n',
          ' ',
          '-',
          '=',
          ':',
          '\u202e',
          '🐳',
        ],
        4,
      );
      assertInside(text.slice(0, at) + stuff + text.slice(at + random.int(0, 4)));
    }));
});

function assertInside(text: string): void {
  for (const { span, message, fixes } of checkLine(parseCommandLine(text, 5), cliModel)) {
    assert.ok(span.start >= 5 && span.start <= span.end && span.end <= text.length + 5, text);
    assert.ok(!/\{\d\}|[\u202e\n]/.test(message.en + message.ko), message.en);
    for (const { edits } of fixes)
      for (const edit of edits) assert.ok(edit.span.start >= 5 && edit.span.end <= text.length + 5, text);
  }
}
