import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { property } from '../../test/helpers/random.ts';
import type { ExplainedPart } from './cli/contract.ts';
import { parseCommandLine } from './commandLine.ts';
import { explain, explainAt } from './explain.ts';

/** `‸` in the line is the place that is asked about; then words of both languages. */
type Case = readonly [line: string, title: string, en: string, ko: string];

const cases: readonly Case[] = [
  ['‸docker ps', 'docker', 'Docker engine', '엔진'],
  ['docker r‸un paint', 'docker container run', 'Here written `docker run`', '만들어 시작합니다'],
  ['docker ima‸ge ls', 'docker image', 'images', '이미지'],
  ['docker run -‸itd paint', '-i, --interactive', 'type to it', '입력'],
  ['docker run -it‸d paint', '-d, --detach', 'background', '백그라운드'],
  ['docker run --n‸et mine paint', '--network', 'joins', '네트워크'],
  ['docker run --net mi‸ne paint', '--network', 'Network `mine`', '`mine`'],
  ['docker run --network contai‸ner:db paint', '--network', 'container `db`', '`db`'],
  ['docker run -p 127.0‸.0.1:8080:80/tcp paint', '127.0.0.1', 'Only this machine', '이 컴퓨터'],
  ['docker run -p 127.0.0.1:80‸80:80/tcp paint', '8080', 'Port of the host', '호스트의 포트'],
  ['docker run -p 127.0.0.1:8080:8‸0/tcp paint', '80', 'HTTP', 'HTTP'],
  ['docker run -p 127.0.0.1:8080:80/t‸cp paint', 'tcp', 'default', '기본값'],
  ['docker run -p 8‸0 paint', '-p, --publish', 'free port', '빈 것'],
  ['docker run -v dat‸a:/b:ro paint', 'data', 'Named volume', '볼륨'],
  ['docker run -v /a:/‸b:ro paint', '/b', 'in the container', '컨테이너 안'],
  ['docker run -v /a:/b:r‸o paint', 'ro', 'only read', '읽기만'],
  ['docker run -v "$(p‸wd)":/b paint', '$(pwd)', 'Folder', '디렉터리'],
  ['docker run --mount type=bi‸nd,source=/a,target=/b,readonly paint', 'bind', 'folder', '디렉터리'],
  ['docker run --mount type=bind,sou‸rce=/a,target=/b,readonly paint', 'source', 'mounted', '마운트'],
  ['docker run --mount type=bind,source=/a,target=/b,read‸only paint', 'readonly', 'only read', '읽기만'],
  ['docker run --tmpfs /t:si‸ze=64m paint', 'size', 'Largest', '최대'],
  ['docker run --restart on-fail‸ure:3 paint', 'on-failure', 'exit code', '종료 코드'],
  ['docker run --restart on-failure:‸3 paint', '3', 'restarts', '횟수'],
  ['docker run -e KE‸Y=value paint', 'KEY', 'variable', '변수'],
  ['docker run -e KE‸Y paint', '-e, --env', 'taken from the shell', '값을 가져옵니다'],
  ['docker run --memory 51‸2m paint', '-m, --memory', '536,870,912', '536,870,912'],
  ['docker run --cpus 1.‸5 paint', '--cpus', '1.5', '1.5'],
  ['docker run --cpuset-cpus 0-‸3 paint', '--cpuset-cpus', '0', '0'],
  ['docker run --log-driver sys‸log paint', '--log-driver', 'syslog', 'syslog'],
  ['docker run --log-opt max-si‸ze=10m paint', 'max-size', '10m', '10m'],
  ['docker run --ulimit nofile=10:2‸0 paint', '20', 'Hard', '하드'],
  ['docker run --add-host a:host-gate‸way paint', 'host-gateway', 'host itself', '호스트 자신'],
  ['docker run --platform linux/ar‸m64 paint', 'arm64', 'Architecture', '아키텍처'],
  ['docker run -u 1000:1‸0 paint', '10', 'Group', '그룹'],
  ['docker run lib.example.org:5000/tea‸m/paint:1', 'team/paint', 'on this registry', '이 레지스트리'],
  ['docker run pai‸nt', 'IMAGE', 'Without a tag', 'latest'],
  ['docker run paint:‸2', '2', 'Tag', '태그'],
  ['docker run paint l‸s -l', 'ls', 'starts in the container', '컨테이너 안에서'],
  ['docker run paint ls -‸l', '-l', 'Argument of `ls`', '`ls`의 인자'],
  ['docker kill -s TE‸RM blue', '-s, --signal', 'SIGTERM (15)', 'SIGTERM (15)'],
  ['docker ps --format "{{.Na‸mes}}"', '--format', '.Names', '.Names'],
  ['docker ps --filter sta‸tus=exited', 'status', 'paused', 'paused'],
  ['docker rm $(docker ps -a‸q)', '-q, --quiet', 'IDs', 'ID'],
  ['docker rm $‸(docker ps -aq)', 'CONTAINER', 'The IDs of all containers', '모든 컨테이너의 ID'],
  ['docker logs --since 17000000‸00 blue', '--since', '2023-11-14 22:13:20 UTC', '2023-11-14 22:13:20 UTC'],
  ['docker cp blue:/et‸c/hosts .', '/etc/hosts', 'container `blue`', '컨테이너 `blue`'],
  ['docker build -t a .‸', 'CONTEXT', 'Build context', '빌드 컨텍스트'],
  ['docker build --cache-from type=registry,re‸f=a .', 'ref', 'image', '이미지'],
  ['docker-com‸pose up', 'docker-compose', 'Version 1', '버전 1'],
  ['docker com‸pose up -d', 'docker compose', 'services of a Compose file', 'Compose 파일의 서비스'],
  ['docker compose u‸p -d', 'docker compose up', 'what the Compose file says', 'Compose 파일에 적힌 대로'],
  ['docker compose up -‸d', '-d, --detach', 'background', '백그라운드'],
  ['docker compose -‸f a.yml up', '-f, --file', 'several are merged', '여러 개면 합칩니다'],
  ['docker compose -f a.y‸ml up', '-f, --file', 'Compose file', 'Compose 파일'],
  ['docker compose -f a.yml u‸p', 'docker compose up', 'what the Compose file says', 'Compose 파일에 적힌 대로'],
  ['docker compose logs -‸f web', '-f, --follow', 'as lines are written', '계속 출력'],
  ['docker-compose ex‸ec web sh', 'docker compose exec', 'one more program', '하나 더 실행'],
  ['docker-compose exec w‸eb sh', 'SERVICE', 'service', '서비스'],
  ['docker-compose exec web s‸h', 'sh', 'starts in the container', '컨테이너 안에서'],
  ['docker bui‸ldx build --push .', 'docker buildx', 'BuildKit', 'BuildKit'],
  ['docker buildx bu‸ild --push .', 'docker image build', 'written `docker buildx build`', '`docker buildx build`'],
  ['docker buildx build --pu‸sh .', '--push', 'to its registry', '레지스트리'],
  ['docker buildx build --push ‸.', 'CONTEXT', 'Build context', '빌드 컨텍스트'],
  ['docker ps ‸| grep x', '|', 'input of the next', '다음 명령의 입력'],
  ['docker ps 2‸>&1', '>&', 'where the other goes', '같은 곳'],
  ['su‸do docker ps', 'sudo', 'root', 'root'],
  ['‸$ docker ps', '$', 'Prompt', '프롬프트'],
  ['docker ps # rem‸ark', '# remark', 'comment', '주석'],
  ['docker rm <con‸tainer>', 'CONTAINER', 'container', '컨테이너'],
  ['docker run --far‸away paint', '--faraway', 'no such flag', '플래그가 없습니다'],
  ['docker build -f ap‸p/Dockerfile .', '-f, --file', 'The Dockerfile', 'Dockerfile의 경로'],
  ['docker build --metadata-file m.js‸on .', '--metadata-file', 'facts about the build', '빌드 정보'],
  ['docker run --pid ho‸st paint', '--pid', 'processes of the host', '호스트의 프로세스'],
  ['docker run --ipc ho‸st paint', '--ipc', 'shared memory', '공유 메모리'],
  ['docker run --uts ho‸st paint', '--uts', 'host name of the host', '호스트 이름'],
  ['docker run --userns ho‸st paint', '--userns', 'root of the host', '호스트의 root'],
  ['docker run --network ho‸st paint', '--network', '-p does nothing', '-p는 효과가 없습니다'],
  ['docker run --ipc share‸able paint', '--ipc', 'other containers', '다른 컨테이너'],
  ['docker run --pid contai‸ner:db paint', '--pid', 'container `db`', '`db`'],
  ['docker run -v ‸a:/b:ro paint', 'a', 'Named volume `a`', '`a`인 볼륨'],
  ['docker run -v a:/‸b:ro paint', '/b', 'in the container', '컨테이너 안'],
  ['docker run -v a:/b:r‸o paint', 'ro', 'only read', '읽기만'],
  ['docker run -v c:/‸x:/data:ro paint', 'c:/x', 'of the host', '호스트의'],
  ["docker run -v 'C:\\‸x:D:\\y' paint", 'C:\\x', 'of the host', '호스트의'],
  ['docker run --volumes-from d‸b:ro paint', 'db', 'whose volumes', '볼륨을 가져올'],
  ['docker run --volumes-from db:r‸o paint', 'ro', 'only be read', '읽기만'],
  ['docker run --volumes-from d‸b paint', '--volumes-from', 'volumes of another', '다른 컨테이너의 볼륨'],
  ['docker run --cap-add NET_A‸DMIN paint', '--cap-add', 'firewall', '방화벽'],
  ['docker run --cap-drop cap_ch‸own paint', '--cap-drop', 'by default', '기본으로'],
  ['docker run --log-opt max-size=1‸0m paint', '10m', '10,485,760', '10,485,760'],
  ['docker run --log-opt mode=non-‸blocking paint', 'non-blocking', 'never waits', '기다리지 않으며'],
  ['docker run --mount src=/‸a,dst=/b,type=bind paint', '/a', 'of the host', '호스트의'],
  ['docker run --mount src=da‸ta,dst=/b paint', 'data', 'Named volume', '볼륨'],
  ['docker run --mount src=data,dst=/‸b paint', '/b', 'in the container', '컨테이너 안'],
  ['docker ps --filter status=exi‸ted', 'exited', 'paused', 'paused'],
  ['DOCKER_BUI‸LDKIT=1 docker build .', 'DOCKER_BUILDKIT', 'BuildKit', 'BuildKit'],
  ['COLO‸R=red docker ps', 'COLOR', 'this command alone', '이 명령에만'],
  ['docker swarm join --token T 1.2.‸3.4:2377', 'ADDRESS', 'address', '주소'],
  ['A=$(docker i‸mages -q)', 'docker image ls', 'images', '이미지'],
  ['bash -c "docker p‸s -a"', 'docker container ls', 'containers', '컨테이너'],
  ['trap "docker rm -‸f web" EXIT', '-f, --force', 'runs', '실행 중'],
  ['docker rename a b ‸c', 'c', 'no such argument', '받지 않습니다'],
];

describe('what stands at a place of a line', () => {
  for (const [marked, title, en, ko] of cases) {
    it(marked, () => {
      const offset = marked.indexOf('‸');
      const line = parseCommandLine(marked.replace('‸', ''), 50);
      const found = explainAt(line, 50 + offset, cliModel, 'en');
      assert.equal(found?.title, title);
      assert.ok(found.markdown.includes(en), found.markdown);
      const korean = explainAt(line, 50 + offset, cliModel, 'ko');
      assert.ok(korean?.markdown.includes(ko) === true, korean?.markdown);
      assert.match(korean.markdown, /[가-힣]|SIG/);
    });
  }

  it('names the page that says more', () => {
    const line = parseCommandLine('docker run -p 80:80 paint');
    assert.equal(explainAt(line, 8, cliModel, 'en')?.page, 'container.run');
    assert.equal(explainAt(line, 12, cliModel, 'en')?.page, 'flag.run.-p');
    const pages = (text: string, ...words: readonly string[]): readonly (string | undefined)[] =>
      words.map((word) => explainAt(parseCommandLine(text), text.indexOf(word), cliModel, 'en')?.page);
    assert.deepEqual(pages('docker compose -f a.yml up -d', 'compose', '-f', 'a.yml', 'up', '-d'), [
      ...['compose.overview', 'compose.file', 'compose.file', 'compose.commands', 'compose.commands'],
    ]);
    assert.deepEqual(pages('docker buildx build --push .', 'buildx', 'build ', '--push'), [
      ...['images.build', 'images.build', 'images.push'],
    ]);
  });

  it('nothing stands behind the line', () =>
    assert.equal(explainAt(parseCommandLine('docker ps'), 40, cliModel, 'en'), undefined));

  it('what a line says is never Markdown', () => {
    const hostile = '[x](command:evil) <img src=y> **b** `c`';
    for (const text of [
      `docker run -v '${hostile}':/a b1`,
      `docker '${hostile}'`,
      `docker run -e 'A=${hostile}' --'${hostile}' b1`,
    ]) {
      const line = parseCommandLine(text);
      for (const { markdown } of all(explain(line, cliModel, 'en'))) {
        const bare = markdown.replace(/(`+)[^`][\s\S]*?[^`]\1(?!`)|`[^`]+`/g, '');
        assert.ok(!/\]\(|<img|\*\*b/.test(bare), markdown);
      }
    }
  });
});

function* all(parts: readonly ExplainedPart[]): Generator<ExplainedPart> {
  for (const part of parts) {
    yield part;
    yield* all(part.parts);
  }
}

describe('a line taken apart', () => {
  it('is in order, word for word', () => {
    const text = '$ sudo docker run -it -p 80:80 paint:1 ls && docker rm -f $(docker ps -aq) > log # all';
    const parts = explain(parseCommandLine(text), cliModel, 'en');
    assert.deepEqual(
      parts.map(({ kind, text: word }) => `${kind} ${word}`),
      [
        ...['prompt $', 'shell sudo', 'program docker', 'command run', 'flag -i', 'flag t', 'flag -p 80:80'],
        ...['argument paint:1', 'inner ls', 'shell &&', 'program docker', 'command rm', 'flag -f'],
        ...['argument $(docker ps -aq)', 'shell > log', 'comment # all'],
      ],
    );
  });

  it('has parts inside parts, whatever the text is', (test) =>
    property(test, 800, (random) => {
      const words = [
        ...cases.flatMap(([line]) => line.replace('‸', '').split(' ')),
        '"',
        "'",
        '$(',
        ')',
        '`',
        '\\',
        '<a>',
        '|',
        '한글',
        '\n',
      ];
      const text = random.list(12, () => random.pick(words)).join(random.pick([' ', '']));
      assertNested(explain(parseCommandLine(text, 3), cliModel, random.pick(['en', 'ko'])), 3, text.length + 3);
    }));
});

function assertNested(parts: readonly ExplainedPart[], start: number, end: number): void {
  for (const { span, parts: inside } of parts) {
    assert.ok(
      start <= span.start && span.start <= span.end && span.end <= end,
      `${span.start}-${span.end} in ${start}-${end}`,
    );
    assertNested(inside, span.start, span.end);
  }
}
