import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../document.ts';
import { applyEdits, orderedEdits } from '../features/edit.ts';
import { check } from './check.ts';

/** A rule that has to be asked for. */
const OPTIONS = { severities: { DL3059: 'hint' } } as const;

/** The first fix of each finding of a rule, made together. */
function fixed(text: string, code: string): string {
  const edits = check(new DockerfileDocument(text), OPTIONS)
    .filter((finding) => finding.code === code)
    .flatMap(({ fixes: [first] }) => first?.edits ?? []);
  return applyEdits(text, orderedEdits(text, edits));
}

describe('fixes change nothing but what is wrong', () => {
  const cases: readonly [code: string, before: string, after: string][] = [
    [
      'StageNameCasing',
      'FROM a:1 AS Web # 한글🐳\nFROM a:1 AS Api\nCOPY --link --from=API x /\nRUN --mount=from=Api,target=/x y\n',
      'FROM a:1 AS Web # 한글🐳\nFROM a:1 AS api\nCOPY --link --from=api x /\nRUN --mount=from=api,target=/x y\n',
    ],
    ['FromAsCasing', 'from a:1 \\\n  AS b\n', 'from a:1 \\\n  as b\n'],
    ['NoEmptyContinuation', 'FROM a:1\nRUN a \\\n\n# c\n  b \\\n \t\n  c\n', 'FROM a:1\nRUN a \\\n# c\n  b \\\n  c\n'],
    [
      'ConsistentInstructionCasing',
      'FROM a:1\nrun <<EOF\nrun x\nEOF\nRUN y\n',
      'FROM a:1\nRUN <<EOF\nrun x\nEOF\nRUN y\n',
    ],
    [
      'JSONArgsRecommended',
      'FROM a:1\nCMD node \\\n  "a b.js" \\\n# c\n  --x\n',
      'FROM a:1\nCMD ["node", \\\n  "a b.js", \\\n# c\n  "--x"]\n',
    ],
    ['JSONArgsRecommended', 'FROM a:1\nCMD a && b\n', 'FROM a:1\nCMD a && b\n'],
    ['JSONArgsRecommended', 'FROM a:1\nCMD a $B\n', 'FROM a:1\nCMD a $B\n'],
    ['JSONArgsRecommended', 'FROM a:1\nCMD cd /x\n', 'FROM a:1\nCMD cd /x\n'],
    [
      'MaintainerDeprecated',
      'from a:1\nmaintainer 홍길동 <a@b.c>\n',
      'from a:1\nlabel org.opencontainers.image.authors="홍길동 <a@b.c>"\n',
    ],
    [
      'LegacyKeyValueFormat',
      'FROM a:1\nENV A  b c\nENV D e\nENV F "g h"\n',
      'FROM a:1\nENV A="b c"\nENV D=e\nENV F="g h"\n',
    ],
    ['LegacyKeyValueFormat', 'FROM a:1\nENV A b "c"\n', 'FROM a:1\nENV A b "c"\n'],
    ['RedundantTargetPlatform', 'FROM --platform=$TARGETPLATFORM a:1 AS b\n', 'FROM a:1 AS b\n'],
    ['UndefinedVar', 'ARG V=1\r\nFROM a:$V\r\n  LABEL v=$V\r\n', 'ARG V=1\r\nFROM a:$V\r\n  ARG V\r\n  LABEL v=$V\r\n'],
    [
      'UndefinedVar',
      'FROM a:1\nARG VERSION=1\nLABEL v=${VERSOIN:-2}\n',
      'FROM a:1\nARG VERSION=1\nLABEL v=${VERSION:-2}\n',
    ],
    ['ExposeProtoCasing', 'FROM a:1\nEXPOSE 1/TCP \\\n  2/Udp 3\n', 'FROM a:1\nEXPOSE 1/tcp \\\n  2/udp 3\n'],
    ['ExposeInvalidFormat', 'FROM a:1\nEXPOSE 127.0.0.1:80:8080/udp\n', 'FROM a:1\nEXPOSE 8080/udp\n'],
    ['unknown-instruction', 'from a:1\ncpoy a /b\n', 'from a:1\ncopy a /b\n'],
    ['unknown-instruction', 'FROM a:1\n  => done\n', 'FROM a:1\n  # => done\n'],
    ['unknown-instruction', 'FROM a:1\n"HELLO" x\n', 'FROM a:1\n"HELLO" x\n'],
    ['missing-destination', 'FROM a:1\nCOPY --link b.js\n', 'FROM a:1\nCOPY --link b.js .\n'],
    ['missing-destination', 'FROM a:1\nADD ["b c"]\n', 'FROM a:1\nADD ["b c", "."]\n'],
    ['missing-destination', 'FROM a:1\nCOPY /srv/\n', 'FROM a:1\nCOPY /srv/\n'],
    ['relative-program', 'FROM a:1\nRUN ["usr/bin/mix"]\n', 'FROM a:1\nRUN ["/usr/bin/mix"]\n'],
    ['relative-program', 'FROM a:1\nCMD ["./mix"]\n', 'FROM a:1\nCMD ["./mix"]\n'],
    ['misspelt-installer', 'FROM a:1\nRUN x && aptget install -y b\n', 'FROM a:1\nRUN x && apt-get install -y b\n'],
    ['remark-behind', 'FROM a:1\n  EXPOSE 80 # the port\n', 'FROM a:1\n  # the port\n  EXPOSE 80\n'],
    ['remark-behind', 'FROM a:1\nCOPY . . // 복사\n', 'FROM a:1\n# 복사\nCOPY . .\n'],
    ['remark-behind', 'FROM a:1\nENV A=b \\\n  C=d # two\n', 'FROM a:1\n# two\nENV A=b \\\n  C=d\n'],
    [
      'misspelt-directive',
      'FROM a:1\nENTRYPOINT ["nginx", "-g" "deamon off;"]\n',
      'FROM a:1\nENTRYPOINT ["nginx", "-g" "daemon off;"]\n',
    ],
    ['angle-remark', 'FROM a:1\n  CMD mix  <all that is there>\n', 'FROM a:1\n  # all that is there\n  CMD mix\n'],
    ['broken-json', 'FROM a:1\nCMD ["b", "c d]\n', 'FROM a:1\nCMD ["b", "c d"]\n'],
    ['broken-json', 'FROM a:1\nCMD ["b, "c"]\n', 'FROM a:1\nCMD ["b, "c"]\n'],
    ['shell-not-json', "FROM a:1\nSHELL ['/bin/ash', '-c']\n", 'FROM a:1\nSHELL ["/bin/ash", "-c"]\n'],
    ['missing-space', 'FROM a:1\nCMD["x"]\n', 'FROM a:1\nCMD ["x"]\n'],
    ['unknown-flag', 'FROM a:1\nONBUILD COPY --lnk a /b\n', 'FROM a:1\nONBUILD COPY --link a /b\n'],
    [
      'bad-mount',
      'FROM a:1\nRUN --mount=type=cahce,traget=/x \\\n y\n',
      'FROM a:1\nRUN --mount=type=cache,target=/x \\\n y\n',
    ],
    ['bad-duration', 'FROM a:1\nHEALTHCHECK --interval=30 CMD x\n', 'FROM a:1\nHEALTHCHECK --interval=30s CMD x\n'],
    ['blank-name', 'FROM a:1\nARG A = "b c"\n', 'FROM a:1\nARG A="b c"\n'],
    ['blank-name', 'FROM a:1\nARG A =b\n', 'FROM a:1\nARG A=b\n'],
    [
      'spaces-around-equals',
      'FROM a:1\nLABEL a = "b c"\nENV D =e\nARG F= g\n',
      'FROM a:1\nLABEL a="b c"\nENV D=e\nARG F=g\n',
    ],
    ['spaces-around-equals', 'FROM a:1\nLABEL a = b c\n', 'FROM a:1\nLABEL a = b c\n'],
    ['missing-equals', 'FROM a:1\nENV A= b\n', 'FROM a:1\nENV A=b\n'],
    ['broken-json', "FROM a:1\nCMD ['a', 'b']\n", 'FROM a:1\nCMD ["a", "b"]\n'],
    ['broken-json', 'FROM a:1\nCMD ["a" "b"]\n', 'FROM a:1\nCMD ["a", "b"]\n'],
    ['broken-json', 'FROM a:1\nCMD ["a",]\n', 'FROM a:1\nCMD ["a"]\n'],
    ['broken-json', 'FROM a:1\nCMD ["a"\n', 'FROM a:1\nCMD ["a"]\n'],
    ['broken-json', 'FROM a:1\nCMD ["C:\\win"]\n', 'FROM a:1\nCMD ["C:\\\\win"]\n'],
    ['broken-json', 'FROM a:1\nCMD ["C:\\new\\temp\\x.exe"]\n', 'FROM a:1\nCMD ["C:\\\\new\\\\temp\\\\x.exe"]\n'],
    [
      'broken-json',
      'FROM a:1\nHEALTHCHECK CMD ["C:\\app\\new\\\\x.exe", \\\n  "say \\"a\\" \\u00e9"]\n',
      'FROM a:1\nHEALTHCHECK CMD ["C:\\\\app\\\\new\\\\x.exe", \\\n  "say \\"a\\" \\\\u00e9"]\n',
    ],
    ['broken-json', 'FROM a:1\nCMD ["C:\\app\\"]\n', 'FROM a:1\nCMD ["C:\\app\\"]\n'],
    ['copy-from-url', 'FROM a:1\nCOPY http://x/y /z\n', 'FROM a:1\nADD http://x/y /z\n'],
    [
      'copy-from-unknown-stage',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from="biuld" x /\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from="build" x /\n',
    ],
    ['unterminated-heredoc', 'FROM a:1\nRUN <<EOF\nx', 'FROM a:1\nRUN <<EOF\nx\nEOF\n'],
    [
      'MultipleInstructionsDisallowed',
      'FROM a:1\n# one\nCMD ["b", \\\n  "c"]\n  ENTRYPOINT ["d"]\nCMD ["e"]\n',
      'FROM a:1\n# one\n  ENTRYPOINT ["d"]\nCMD ["e"]\n',
    ],
    [
      'MultipleInstructionsDisallowed',
      'FROM a:1\r\nHEALTHCHECK NONE\r\nHEALTHCHECK CMD x',
      'FROM a:1\r\nHEALTHCHECK CMD x',
    ],
    [
      'InvalidDefinitionDescription',
      '# check=experimental=all\n# of all\nARG B=1\nFROM a:$B\n',
      '# check=experimental=all\n# of all\n#\nARG B=1\nFROM a:$B\n',
    ],
    ['DL3059', 'FROM a:1\nRUN mkdir b\n# why\nRUN touch c\n', 'FROM a:1\nRUN mkdir b \\\n    # why\n    && touch c\n'],
    [
      'DL3059',
      'FROM a:1\nONBUILD RUN b\nONBUILD RUN c\nONBUILD RUN d\n',
      'FROM a:1\nONBUILD RUN b \\\n    && c \\\n    && d\n',
    ],
    ['DL3059', 'FROM a:1\nRUN cd /b\nRUN c\n', 'FROM a:1\nRUN cd /b\nRUN c\n'],
    ['bad-check-option', '# check=skip=A;eror=true\nFROM a:1\n', '# check=skip=A;error=true\nFROM a:1\n'],
    ['bad-check-option', '# check=skip=A; error=true\nFROM a:1\n', '# check=skip=A;error=true\nFROM a:1\n'],
  ];
  for (const [code, before, after] of cases) {
    it(`${code}: ${JSON.stringify(before)}`, () => {
      assert.ok(
        check(new DockerfileDocument(before), OPTIONS).some((finding) => finding.code === code),
        'found',
      );
      assert.equal(fixed(before, code), after);
    });
  }
});
