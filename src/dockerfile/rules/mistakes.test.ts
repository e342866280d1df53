import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { check } from './check.ts';
import { rules } from './list.ts';
import { referenceError } from './references.ts';

/** What is found, as the code and the text it is found at. */
const found = (text: string): string[] =>
  check(new DockerfileDocument(text)).map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** The instruction in a stage, alone and, where BuildKit reads it at once, behind ONBUILD. */
const inStage = (instruction: string): string => `FROM alpine:3.22 AS base\n${instruction}\n`;

describe('build errors and silent mistakes', () => {
  const cases: readonly [instruction: string, expected: readonly string[]][] = [
    ['WORKDIR', ['missing-argument: WORKDIR']],
    ['WORKDIR /a // b', ['remark-behind: // b']],
    ['USER app # of ours', ['remark-behind: # of ours']],
    ['LABEL a="b # c" d=e\\ #f', []],
    ['WORKDIR /a #1', []],
    ['ENV A=b \\\n# one\n  C=d', []],
    ['RUN true # yes', []],
    ['CMD ["nginx", "-g", "daemon off; gzip off;"]', []],
    ["CMD nginx -g 'demon off;'", ["JSONArgsRecommended: nginx -g 'demon off;'", 'misspelt-directive: demon']],
    ['ARG', ['missing-argument: ARG']],
    ['ONBUILD', ['missing-argument: ONBUILD']],
    ['HEALTHCHECK CMD', ['missing-argument: CMD']],
    ['HEALTHCHECK NONE x', ['bad-healthcheck: x']],
    ['HEALTHCHECK --interval=5 CMD true', ['bad-duration: 5']],
    ['HEALTHCHECK --interval=1h2m3.5s --timeout=0 CMD true', []],
    ['HEALTHCHECK --interval=10us CMD true', ['bad-duration: 10us']],
    ['HEALTHCHECK --retries=-1 CMD true', ['bad-flag-value: -1']],
    ['HEALTHCHECK --x=1 NONE', []],
    ['COPY a', ['missing-destination: a']],
    ['COPY ["a"]', ['missing-destination: "a"']],
    ['COPY --link a /b', []],
    ['COPY --link=yes a /b', ['bad-flag-value: yes']],
    ['COPY --chown a /b', ['bad-flag-value: --chown']],
    ['COPY --chmod=rwx a /b', ['bad-flag-value: rwx']],
    ['COPY --chmod=u=rwX,go=rX --chmod=755 a /b', ['duplicate-flag: --chmod=755']],
    ['COPY --exclude=a --exclude=b . /b', []],
    ['COPY --Link a /b', ['unknown-flag: Link']],
    ['COPY https://example.com/x /b', ['copy-from-url: https://example.com/x']],
    ['COPY /b <<EOF\nx\nEOF', ['heredoc-destination: <<EOF']],
    ['COPY --from=1 a /b', ['no-such-stage: 1']],
    ['COPY --from=0 a /b', ['circular-stage: 0']],
    ['COPY --from=BASE a /b', ['circular-stage: BASE']],
    ['COPY --from=bse a /b', ['copy-from-unknown-stage: bse']],
    ['COPY --from=a:1:2 a /b', ['bad-reference: a:1:2']],
    ['COPY --from=nginx:1.29 a /b', []],
    ['ADD --checksum=zz https://example.com/x /b', ['bad-flag-value: zz']],
    ['ADD --checksum=sha256:12 https://example.com/x /b', ['bad-flag-value: sha256:12']],
    [`ADD --checksum=${DIGEST} https://example.com/x /b`, []],
    [`ADD --checksum=${DIGEST} x.tar.gz /b`, [`bad-flag-value: ${DIGEST}`]],
    [`ADD --checksum=${DIGEST} ["./x", "/b"]`, [`bad-flag-value: ${DIGEST}`]],
    [`ADD --checksum=${DIGEST} https://a.io/x https://a.io/y /b/`, [`bad-flag-value: ${DIGEST}`]],
    [`ADD --checksum=${DIGEST} <<EOF /b\nx\nEOF`, [`bad-flag-value: ${DIGEST}`]],
    ['ADD --checksum=be1f38e https://example.com/a.git#v1 /b', []],
    ['ADD --checksum=be1f38e git@example.com:a/b /b', []],
    ['ARG SUM U\nADD --checksum=$SUM x /b\nADD --checksum=zz $U /b', []],
    ['ENV U=https://example.com/x\nADD --checksum=zz $U /b', ['bad-flag-value: zz']],
    ['RUN --mount=type=cache,target=/x,sharing=locked,id=a true', []],
    ['RUN --mount=type=cach,target=/x true', ['bad-mount: cach']],
    ['RUN --mount=type=cache true', ['bad-mount: --mount=type=cache']],
    ['WORKDIR /srv\nRUN --mount=type=cache true', []],
    ['WORKDIR /srv\nWORKDIR /\nRUN --mount=type=cache true', ['bad-mount: --mount=type=cache']],
    ['RUN --mount=type=secret,sharing=shared,id=a true', ['bad-mount: sharing']],
    ['RUN --mount=type=secret true', ['bad-mount: --mount=type=secret']],
    ['RUN --mount=target=/x,form=base true', ['bad-mount: form']],
    ['RUN --mount=target=/x,from=$B true', ['UndefinedVar: B', 'bad-mount: $B']],
    ['ARG T=cache\nRUN --mount=type=$T,target=/x true', []],
    ['RUN --mount=type=tmpfs,target=/x,size=many true', ['bad-mount: many']],
    ['RUN --network=hots true', ['bad-flag-value: hots']],
    ['EXPOSE 80 443/tcp 8000-8010/udp', []],
    ['EXPOSE 65536', ['bad-port: 65536']],
    ['EXPOSE 80/http', ['bad-port: 80/http']],
    ['EXPOSE 90-80', ['bad-port: 90-80']],
    ['ENV P=70000\nEXPOSE $P', ['bad-port: $P']],
    ['STOPSIGNAL sigterm', []],
    ['STOPSIGNAL SIGPOLL', []],
    ['STOPSIGNAL IOT', []],
    ['STOPSIGNAL SIGCLD', []],
    ['STOPSIGNAL 0', ['bad-signal: 0']],
    ['STOPSIGNAL SIGRTMIN+5', []],
    ['STOPSIGNAL SIGTREM', ['bad-signal: SIGTREM']],
    ['ONBUILD ONBUILD RUN x', ['onbuild-not-allowed: ONBUILD']],
    ['ONBUILD MAINTAINER x', ['onbuild-not-allowed: MAINTAINER']],
    ['ONBUILD RNU x', ['unknown-instruction: RNU']],
    ['ONBUILD COPY a', ['missing-destination: a']],
    ['ONBUILD EXPOSE 99999', ['bad-port: 99999']],
    ['한글 x', ['unknown-instruction: 한글']],
    ['run["x"]', ['missing-space: run["x"]']],
    ['SHELL /bin/bash -c', ['shell-not-json: /bin/bash -c']],
    ['SHELL ["/bin/bash", "-c"', ['shell-not-json: ["/bin/bash", "-c"']],
    ['VOLUME ["/a", " "]', ['empty-volume: " "']],
    ['ENV A=1 B', ['missing-equals: B']],
    ['ENV A', ['missing-value: A']],
    ['ARG A = b', ['blank-name: =']],
    ['ARG =b', ['blank-name: =b']],
    ['ARG A= b', ['spaces-around-equals: A=']],
    ['LABEL a = b', ['spaces-around-equals: a = b', 'LegacyKeyValueFormat: a = b']],
    ['LABEL a="${B"', ['UndefinedVar: B', 'bad-variable: "']],
    ['ENV A="x', ['bad-variable: "']],
    ['ENV A=1\nLABEL a=${A:?no} b=${A#\\x}', ['bad-variable: ${A#\\x}']],
    ['LABEL a=${ANY:?no}', ['UndefinedVar: ANY']],
    ["CMD ['a', 'b']", ["broken-json: '", "JSONArgsRecommended: ['a', 'b']"]],
    ['ENTRYPOINT ["a" "b"]', ['broken-json: "', 'JSONArgsRecommended: ["a" "b"]']],
    ['RUN ["a", "b",]', ['broken-json: ,']],
    ['RUN ["a", "b"', ['broken-json: [']],
    ['RUN [ "$A" = "b" ] && c', []],
    ['RUN [[ -f x ]] || true', []],
    ['COPY ["a", b] /c', ['broken-json: b']],
    ['HEALTHCHECK CMD ["a", b]', ['broken-json: b']],
    ['CMD ["./a"]', ['relative-program: "./a"']],
    ['HEALTHCHECK --interval=5s CMD ["bin/x"]', ['relative-program: "bin/x"']],
    ['WORKDIR /a\nHEALTHCHECK CMD ["bin/x"]', []],
    ['WORKDIR /x\nCMD ["./a"]', []],
    ['ENTRYPOINT ["/e"]\nCMD ["x/y"]', []],
    ['RUN', ['empty-command: RUN']],
    ['RUN apt-get update\nRUN sudo apt-get -y install x', ['apt-get-update-alone: apt-get']],
    ['RUN apt-get update\nRUN apt-get update && apt-get install x', []],
    ['RUN apt-get update && apt-get install x\nRUN apt-get install y', []],
  ];
  for (const [instruction, expected] of cases) {
    it(instruction.replaceAll('\n', ' ⏎ '), () => {
      assert.deepEqual(found(inStage(instruction)).sort(), [...expected].sort());
    });
  }

  const files: readonly [string, readonly string[]][] = [
    ['', ['empty-file: ']],
    ['# x\n', ['empty-file: ']],
    ['ARG A=1\n', ['no-stage: ARG']],
    ['FROM golang\nRUN --mount=type=cache true\n', []],
    ['FROM scratch AS a\nFROM a\nRUN --mount=from=a true\n', ['bad-mount: --mount=from=a']],
    ['FROM golang\nWORKDIR $GOPATH/src\n', []],
    ['FROM golang\nENV CACHE=/c\nWORKDIR $CACE/src\n', ['UndefinedVar: CACE']],
    ['FROM golang\nENV USER_A=a\nWORKDIR $USER_X/$HOME\n', ['UndefinedVar: USER_X']],
    ['FROM golang\nENV HOST=a\nWORKDIR $HOME/$PAHT\n', ['UndefinedVar: PAHT']],
    ['ENV A=1\nRUN x\nFROM a\n', ['no-stage: ENV']],
    ['FROM a b\n', ['from-arguments: b']],
    ['FROM a AS 1b\n', ['bad-stage-name: 1b']],
    ['FROM a AS b # comment\n', ['from-arguments: AS b # comment', 'remark-behind: # comment']],
    ['FROM A/b\n', []],
    ['FROM Abc\n', ['bad-reference: Abc']],
    ['FROM --platform=linux/ a\n', ['bad-flag-value: linux/']],
    ['FROM --platfrom=linux a\n', ['unknown-flag: platfrom']],
    ['FROM a\nCOPY --from=later x /\nFROM b AS later\n', ['stage-not-built-yet: later']],
    ['# escape=x\nFROM a\n', ['unknown-escape: x']],
    ['# check=skp=x\nFROM a\n', ['bad-check-option: skp']],
    ['FROM a\nRUN <<EOF\nx\n', ['unterminated-heredoc: <<EOF']],
    // BuildKit stops at the first.
    [
      'FROM a b\nCOPY x\nEXPOSE 99999\nRUN --mount=type=no x\nSTOPSIGNAL SIGNO\nCOPYY a /\n',
      [
        'from-arguments: b',
        'missing-destination: x',
        'bad-port: 99999',
        'bad-mount: no',
        'bad-signal: SIGNO',
        'unknown-instruction: COPYY',
      ],
    ],
  ];
  for (const [text, expected] of files) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(found(text).sort(), [...expected].sort());
    });
  }
});

describe('names of images', () => {
  const good = [
    'alpine',
    'a:1',
    'a/b/c:1.2-x',
    'localhost/a',
    'r.io:5000/a:1',
    '[::1]:5000/a',
    `a@sha256:${'0'.repeat(64)}`,
    'a__b',
    'Host/a',
  ];
  const bad = [
    '',
    'A',
    'a:',
    'a:1:2',
    'a/',
    '/a',
    'a//b',
    'a___b',
    'a@sha256:1',
    'a b',
    '-a',
    'r.io/A',
    'f'.repeat(64),
    `a:${'x'.repeat(129)}`,
  ];
  it('are told apart', () => {
    for (const name of good) assert.equal(referenceError(name), undefined, name);
    for (const name of bad) assert.notEqual(referenceError(name), undefined, name);
  });
});

describe('any text', () => {
  const corpus = rules.flatMap(({ bad, good }) => [bad, good, bad.replaceAll('\n', '\r\n')]);
  const everything = Object.fromEntries(rules.map(({ code }) => [code, 'warning'] as const));

  function examine(text: string, what: string): void {
    let before = 0;
    for (const { code, span, anchor, fixes, message } of check(new DockerfileDocument(text), {
      severities: everything,
      dockerignore: '*\n',
    })) {
      const where = `${code} in ${what}: ${JSON.stringify(text)}`;
      assert.ok(before <= span.start && span.start <= span.end && span.end <= text.length, where);
      assert.ok(anchor >= 0 && anchor <= text.length, where);
      assert.doesNotMatch(`${message.en}\n${message.ko}`, /\{\d\}|undefined|\?\.$/m, where);
      before = span.start;
      for (const { edits } of fixes) {
        const sorted = [...edits].sort((one, other) => one.span.start - other.span.start);
        for (const [at, edit] of sorted.entries()) {
          assert.ok((sorted[at - 1]?.span.end ?? 0) <= edit.span.start && edit.span.end <= text.length, where);
        }
      }
    }
  }

  it('every prefix of the examples', () => {
    for (const text of corpus) for (let end = 0; end <= text.length; end += 1) examine(text.slice(0, end), 'a prefix');
  });

  it('pieces of examples, put together anyhow', (test) =>
    property(test, 500, (random) => {
      const piece = (): string => {
        const text = random.pick(corpus);
        const start = random.int(0, text.length);
        return text.slice(start, random.int(start, text.length));
      };
      examine(random.list(6, piece).join(''), 'a mixture');
    }));
});
