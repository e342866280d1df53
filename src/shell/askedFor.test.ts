import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { askedFor } from './askedFor.ts';
import { readCall } from './call.ts';
import { parseCommandLine } from './commandLine.ts';
import { fillIn, findPlaceholders, type NotTyped } from './documents/placeholders.ts';

/** As the lines of a document are read: a prompt in front of the text is at offsets below zero. */
function asked(text: string, prompt = ''): NotTyped {
  const line = parseCommandLine(prompt + text, -prompt.length);
  const calls = line.invocations.map((invocation) => readCall(invocation, cliModel));
  return askedFor(findPlaceholders(text), line, calls);
}

/** The line when everything that may be left empty is, and everything else is answered with its label. */
function typed(text: string): string {
  const found = asked(text);
  const answers = found.placeholders.map(({ label, optional }) => (optional ? '' : `«${label}»`));
  return fillIn(text, found, answers).replace(/ +/g, ' ');
}

describe('what is typed of a line', () => {
  const cases: readonly (readonly [string, string])[] = [
    // Remarks behind it.
    ['docker rmi nginx 이미지 삭제', 'docker rmi nginx'],
    ['docker rm -f web 강제삭제', 'docker rm -f web'],
    ['docker stop web // 중지', 'docker stop web'],
    ['docker port web // 또는 docker ps 사용', 'docker port web'],
    ['docker statrt [컨테이너 ID] 에서 ID는 짧게 써도 된다.', 'docker statrt «컨테이너 ID»'],
    ['docker logs -f web 로그보기', 'docker logs -f web'],
    ['docker exec -it web bash 접속', 'docker exec -it web bash'],
    ['docker ps 컨테이너 목록', 'docker ps'],
    ['docker ps : 목록', 'docker ps'],
    ['docker ps --> 목록', 'docker ps'],
    ['docker start web => 시작', 'docker start web'],
    ['docker run -d nginx (백그라운드)', 'docker run -d nginx'],
    // Texts that are meant.
    ['docker run alpine echo 안녕하세요', 'docker run alpine echo 안녕하세요'],
    ['docker run alpine sh -c "echo 끝 -> 안녕"', 'docker run alpine sh -c "echo 끝 -> 안녕"'],
    ['docker run -e MSG=안녕 alpine', 'docker run -e MSG=안녕 alpine'],
    ['docker run -v ./자료:/data alpine', 'docker run -v ./자료:/data alpine'],
    ['docker commit -m "첫 커밋" web app', 'docker commit -m "첫 커밋" web app'],
    ['docker cp web:/자료 .', 'docker cp web:/자료 .'],
    ['docker commit -a "Ann <ann@example.com>" web app', 'docker commit -a "Ann <ann@example.com>" web app'],
    // Brackets around what docker needs, and around what it does not.
    ['docker run --volumes-from [볼륨 컨테이너 이름] ubuntu', 'docker run --volumes-from «볼륨 컨테이너 이름» ubuntu'],
    ['docker run -e A=[password] mysql', 'docker run -e A=«password» mysql'],
    ['docker build -t [이미지명]:[태그명] .', 'docker build -t «이미지명»:«태그명» .'],
    ['docker run -v [a 경로]:[b 경로] nginx', 'docker run -v «a 경로»:«b 경로» nginx'],
    ['docker run --restart [정책] nginx', 'docker run --restart «정책» nginx'],
    ['docker run [--name NAME] nginx', 'docker run nginx'],
    ['docker image pull [옵션] 이미지명[:태그명]', 'docker image pull «이미지명»'],
    ['docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]', 'docker tag «SOURCE_IMAGE» «TARGET_IMAGE»'],
    ['docker pull NAME[:TAG|@DIGEST]', 'docker pull «NAME»'],
    ['docker image tag app 이미지명:[태그명]', 'docker image tag app «이미지명»:«태그명»'],
    ['docker run 이미지명[:태그명][인수]', 'docker run «이미지명»'],
    ['docker run [네트워크] 이미지명', 'docker run «이미지명»'],
    ['docker rm [컨테이너1] [컨테이너2]', 'docker rm «컨테이너1»'],
    ['docker import <파일 또는 URL> | - [이미지명]', 'docker import «파일 또는 URL | -»'],
    // What only its place tells.
    ['docker stop 컨테이너_이름', 'docker stop «컨테이너_이름»'],
    ['docker stop "컨테이너 이름"', 'docker stop «컨테이너 이름»'],
    ['docker stop (컨테이너 이름)', 'docker stop «컨테이너 이름»'],
    ['docker stop $(컨테이너)', 'docker stop «컨테이너»'],
    ['docker stop $컨테이너', 'docker stop «컨테이너»'],
    ['docker rmi 이미지이름 이미지이름2', 'docker rmi «이미지이름» «이미지이름2»'],
    ['docker network connect 네트워크 켄테이너', 'docker network connect «네트워크» «켄테이너»'],
    ['docker inspect 컨테이너 또는 이미지', 'docker inspect «컨테이너 또는 이미지»'],
    ['docker search 검색어', 'docker search «검색어»'],
    ['docker kill -s 시그널 web', 'docker kill -s «시그널» web'],
    ['docker network create -d 드라이버 net', 'docker network create -d «드라이버» net'],
    ['docker run -e 키=값 nginx', 'docker run -e «키=값» nginx'],
    ['docker run --memory=크기 nginx', 'docker run --memory=«크기» nginx'],
    ['docker logs --tail N web', 'docker logs --tail «N» web'],
    ['docker stop container_name', 'docker stop «container_name»'],
    ['docker stop xxx', 'docker stop «xxx»'],
    ['docker run --name xxx nginx', 'docker run --name xxx nginx'],
    ['docker run ...', 'docker run «...»'],
    ['docker run ... nginx', 'docker run nginx'],
  ];
  for (const [line, expected] of cases) it(line, () => assert.equal(typed(line), expected));

  it('is the same behind a prompt', () =>
    assert.deepEqual(asked('docker rmi 이미지 // 삭제', '$ '), asked('docker rmi 이미지 // 삭제')));
});

describe('what an answer is looked for among', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['docker run --volumes-from [볼륨 컨테이너] app', ['container']],
    ['docker load -i [이미지 이름]', ['path']],
    ['docker run --name 컨테이너이름 이미지', ['text', 'image']],
    ['docker network create 네트워크이름', ['text']],
    ['docker volume create 볼륨이름', ['text']],
    ['docker volume rm 볼륨이름', ['volume']],
    ['docker tag 이미지 새이미지', ['image', 'text']],
    ['docker run 이미지명[:태그명]', ['image', 'text']],
    ['docker push 저장소/이미지:태그', ['text', 'text', 'text']],
    ['docker inspect 컨테이너 또는 이미지', ['text']],
    ['docker cp <컨테이너>:<경로> .', ['container', 'path']],
  ];
  for (const [line, expected] of cases) {
    it(line, () =>
      assert.deepEqual(
        asked(line).placeholders.map(({ kind }) => kind),
        expected,
      ),
    );
  }
});
