import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor, LINE_VARIANTS, ONBUILD } from '../../../test/helpers/dockerfiles.ts';
import { HOSTILE } from '../../../test/helpers/hostile.ts';
import { readMarkdown } from '../../../test/helpers/markdown.ts';
import { KEYWORDS, LANGUAGES, pageLookup } from '../../../test/helpers/pages.ts';
import { property } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { ruleNamed } from '../rules/list.ts';
import { type HoverOptions, hover } from './hover.ts';

/** Lines that fit into a hover without scrolling for ever. */
const MOST_LINES = 40;

const english: HoverOptions = { language: 'en', pageOf: pageLookup('en'), ruleNamed };
const facts: HoverOptions = { language: 'en', pageOf: () => undefined, ruleNamed };

function hoverAt(marked: string, options: HoverOptions = facts): string {
  const { text, offset } = atCursor(marked);
  const found = hover(new DockerfileDocument(text), offset, options);
  if (found === undefined) return '';
  assert.ok(found.span.start <= offset && offset <= found.span.end, 'span beside the cursor');
  return found.markdown;
}

describe('hover on an instruction', () => {
  for (const language of LANGUAGES) {
    const pageOf = pageLookup(language);
    for (const keyword of KEYWORDS) {
      for (const written of [keyword, keyword.toLowerCase()]) {
        it(`${written} in ${language}`, () => {
          const found = hover(new DockerfileDocument(`FROM a\n${written} x`), 8, { language, pageOf });
          assert.ok(found !== undefined);
          const page = pageOf(`dockerfile.${keyword.toLowerCase()}`);
          assert.ok(page?.reference !== undefined);
          const link = language === 'ko' ? 'Dockerfile 레퍼런스' : 'Dockerfile reference';
          assert.ok(found.markdown.startsWith(`${page.markdown}\n\n`));
          assert.ok(found.markdown.endsWith(`\n\n[${link}](${page.reference})`));
          assert.ok(found.markdown.split('\n').length <= MOST_LINES, 'too long for a hover');
          assert.deepEqual(found.span, { start: 7, end: 7 + written.length });
        });
      }
    }
  }

  it('under ONBUILD explains the trigger, and ONBUILD on ONBUILD', () => {
    assert.match(hoverAt('O|NBUILD copy . /', english), /^\*\*ONBUILD\*\*/);
    assert.match(hoverAt('ONBUILD c|opy . /', english), /^\*\*COPY\*\*/);
  });
});

/** A trigger sets nothing in its own file, and names stages of another. */
const changedByOnbuild = /^[^\n]*$|\n(?:FROM|CMD|ENTRYPOINT|ARG|ENV|WORKDIR|ONBUILD|RUN x$)[^\n]*$|from=/;

/** What a hover must hold; the cursor is the bar. */
const cases: readonly [string, RegExp][] = [
  [
    'FROM a AS b\nENV A=1\nARG X=2\nFROM b\nENV B=$A$X C=$HOME\nR|UN x',
    /SHELL `[^`]*` · ENV `C(?:=[^`]*)?` `B=12` `A=1`$/m,
  ],
  ['FROM a\nENV A=1 B=2 C=3 D=4 E=5 F=6 G=7\nR|UN x', /ENV `G=7` `F=6` `E=5` `D=4` `C=3` \+2$/m],
  ['FROM a\nWORKDIR /x\nUSER u\nSHELL ["bash", "-c"]\nR|UN x', /WORKDIR `\/x` · USER `u` · SHELL `bash -c`/],
  ['FROM a\nR|UN x', /WORKDIR as in the base image/],
  ['FROM a AS b\nWORKDIR /x\nFROM b\nR|UN x', /Stage `1` · WORKDIR `\/x`/],
  ['A|RG X', /In front of the first FROM/],
  ['FROM a\nENTRYPOINT ["e", "a b"]\nC|MD ["c"]', /runs `e "a b" c`/],
  ['FROM a\nC|MD ["c"]', /runs `c`, behind the ENTRYPOINT of the base image/],
  ['FROM a\nC|MD ["c"]\nCMD d', /line 3 replaces it/],
  ['FROM a\nCMD ["c"]\nONBUILD ENTRY|POINT ["e", "f"]', /built on this one runs `e f`/],
  ['FROM a\nENTRYPOINT e\nC|MD ["c"]', /ENTRYPOINT in shell form \(line 2\) ignores CMD/],
  ['F|ROM scratch', /sets no command/],
  ['FROM a\nRUN --mo|unt=type=cache,target=/x y', /May be repeated.*Since Dockerfile 1\.2/],
  ['FROM a\nRUN --mount=type=ca|che,target=/x y', /^\*\*`type=cache`\*\*/],
  ['FROM a\nRUN --mount=tar|get=/x y', /mount of type `bind`[^]*Default: `WORKDIR`/],
  ['FROM a\nRUN --mount=type=cache,ds|t=/x y', /^\*\*`target`\*\*/],
  ['FROM a\nRUN --mount=type=secret,siz|e=1m y', /the build stops[^]*For: `tmpfs`/],
  ['FROM a\nRUN --mount=type=ssh,sou|rce=x y', /Does nothing for this type/],
  ['FROM a\nRUN --mount=type=cache,target=/x,mode=07|50 y', /owner `rwx`, group `r-x`, others `---`/],
  ['FROM a\nRUN --network=no|ne y', /`none`: No network/],
  ['FROM --platform=linux/ar|m64 a', /Default: `\$TARGETPLATFORM`/],
  ['FROM a\nCOPY --ch|mod=4755 a /b', /`4755`: owner `rwx`, group `r-x`, others `r-x`\. The first digit 4 sets setuid/],
  ['FROM a\nCOPY --chown=|1000:app a /b', /`1000` is a number.*Group: `app`/],
  ['FROM a\nHEALTHCHECK --interval=1m3|0s CMD x', /`1m30s` is 90 s\.[^]*Default: `30s`/],
  ['FROM a\nHEALTHCHECK --timeout=|x CMD x', /`x` is no duration/],
  ['FROM a\nHEALTHCHECK N|ONE', /Switches off/],
  [
    'FROM no|de:22-bookworm-slim',
    /`docker.io`[^]*`library\/node`[^]*Tag: `22-bookworm-slim`\.[^]*Debian 12\.[^]*Without a digest/,
  ],
  ['FROM al|pine', /musl[^]*No tag means/],
  ['FROM gcr.io/distroless/stat|ic:nonroot', /no C library|no shell[^]*Google/],
  ['FROM r.io:50/a@sha256:|0', /Registry: `r\.io:50`\.\n- Repository: `a`\n- Digest: `sha256:0`/],
  ['FROM scrat|ch', /Nothing at all/],
  ['ARG V=3\nFROM node:|v$V', /^\*\*`node:v3`\*\*[^]*means `node:v3`/],
  ['FROM node:|v$TARGETARCH', /depends on variables/],
  [
    'FROM a AS b\nCOPY x /y\nFROM |b',
    /Stage `b`\*\* · number 0, lines 1 to 2[^]*Built on: `a`[^]*1 layers: COPY 1[^]*Used by: line 3 \(FROM\)/,
  ],
  ['FROM a AS |b', /The last stage/],
  ['FROM a AS |b\nFROM c', /Nothing uses it/],
  ['FROM a AS b\nFROM c\nCOPY --from=|0 x /y', /Stage `b`/],
  ['FROM a AS b\nFROM c\nRUN --mount=from=|b,target=/x y', /Stage `b`[^]*line 3 \(RUN\)/],
  ['FROM c\nCOPY --from=ngi|nx x /y', /No stage of this name[^]*`library\/nginx`/],
  [
    'FROM a AS b\nENTRYPOINT ["e"]\nWORKDIR /w\nFROM b AS c\nFROM |c',
    /Built on: `b` ← `a`[^]*WORKDIR `\/w`[^]*Runs: `e`/,
  ],
  ['FROM a\nARG V=1\nENV W=${V:-2}\nEXPOSE $|W', /Value here: `1`\n- Line 3: `ENV W=\$\{V:-2\}`\n- Line 2: `ARG V=1`/],
  ['FROM a\nENV V=abc\nWORKDIR /${|V#a}', /`\$\{V#a\}` gives `bc`: Removes the shortest/],
  ['FROM a\nENV V=\nWORKDIR /${|V:?no}', /The build stops here: V: no|The build stops here/],
  ['ARG V=1\nFROM a\nEXPOSE $|V', /Line 1 declares it in front of the first FROM.*`ARG V`/],
  ['ARG V=1\nFROM a\nARG V\nEXPOSE $|V', /whose default comes from line 1/],
  ['FROM a\nARG |V', /docker build --build-arg V=\.\.\.`/],
  ['FROM a\nARG V=1 W=$|V', /Value here: `1`/],
  ['FROM a\nCMD echo $|V', /shell fills it in/],
  ['FROM a\nENV A=1\nRUN A=2; echo $|A', /script sets it itself/],
  ['FROM a\nENV A=1\nRUN echo $((|A))', /Value here: `1`/],
  ['FROM a\nENV A=1\nCMD ["sh", "-c", "app $|A"]', /Value here: `1`/],
  ['FROM a\nARG V=1\nCMD echo $|V', /variables of ARG do not exist there/],
  ['FROM a\nARG TARGET|ARCH', /Architecture of the target[^]*For example `arm64`/],
  ['FROM a\nEXPOSE 54|32', /port 5432 \(tcp\)[^]*PostgreSQL/],
  ['FROM a\nEXPOSE 53|/UDP', /port 53 \(udp\)[^]*DNS/],
  ['FROM a\nEXPOSE 80|00-8010', /these ports \(tcp\)/],
  ['FROM a\nSTOPSIGNAL qu|it', /SIGQUIT[^]*Number 3/],
  ['FROM a\nSTOPSIGNAL |9', /SIGKILL/],
  ['FROM a\nLABEL org.label-schema.na|me=x', /Write `org\.opencontainers\.image\.title` instead/],
  ['FROM a\nUSER ro|ot', /is root/],
  ['FROM a\nWORKDIR /a\nWORKDIR ../|b', /`\/b`/],
  ['FROM a\nWORKDIR |b', /continues the working directory of the base image/],
  ['FROM scratch\nCOPY a |b/', /Copied to `\/b`[^]*is a directory/],
  ['FROM a\nWORKDIR /w\nCOPY a |b', /Copied to `\/w\/b`[^]*it is a file/],
  ['FROM a\nCOPY a |b', /`b` below|below the working directory/],
  ['FROM a\nCOPY |a b', /build context/],
  ['FROM a\nADD https://x|.y/z b', /Downloaded while building/],
  ['FROM a\nVOLUME ["/da|ta"]', /Each container gets a volume/],
  ['FROM a\nSHELL ["/bin/ba|sh", "-c"]', /runs through `\/bin\/bash -c`/],
  ['FROM a\nRUN ap|t-get update && apt-get install -y x', /^\*\*`apt-get`\*\*/],
  ['FROM a\nRUN apt-get update && apt-get ins|tall -y x', /Installs packages/],
  ['FROM a\nRUN x=$(cu|rl -fsSL y)', /^\*\*`curl`\*\*/],
  ['FROM a\nRUN curl -fs|SL y', /- `-f`: [^]*- `-s`: [^]*- `-S`: [^]*- `-L`: /],
  ['FROM a\nRUN sudo -E /usr/bin/ap|t-get update', /^\*\*`apt-get`\*\*/],
  ['FROM a\nRUN ["apt-get", "ins|tall"]', /Installs packages/],
  ['FROM a\nRUN rm -rf /var/lib/apt/li|sts/*', /package lists/],
];

describe('hover on the parts of a file', () => {
  for (const [marked, expected] of cases) {
    it(marked.replaceAll('\n', ' ⏎ '), () => assert.match(hoverAt(marked), expected));
  }

  it('says the same in every dress of the file', () => {
    let compared = 0;
    for (const [marked, expected] of cases) {
      if (/line|Line/.test(expected.source)) continue;
      const variants = changedByOnbuild.test(marked.replace('|', '')) ? LINE_VARIANTS : [...LINE_VARIANTS, ONBUILD];
      for (const { name, of } of variants) {
        assert.match(hoverAt(of(marked)), expected, `${name}: ${marked}`);
        compared += 1;
      }
    }
    assert.ok(compared > 300);
  });

  it('says it in Korean too', () => {
    for (const [marked] of cases)
      assert.match(hoverAt(marked, { language: 'ko', pageOf: () => undefined }), /[가-힣]/, marked);
  });

  it('stays short enough to read, with the pages', () => {
    for (const language of LANGUAGES) {
      const options = { language, pageOf: pageLookup(language) };
      for (const [marked] of cases) {
        const lines = hoverAt(marked, options).split('\n');
        assert.ok(lines.length <= MOST_LINES, `${marked}: ${lines.length}`);
      }
    }
  });

  it('takes the section of a flag, of a mount and of a directive from their pages', () => {
    assert.match(
      hoverAt('FROM a\nCOPY --li|nk a /b', english),
      /^\*\*`--link`\*\* · COPY\n[^]*Since Dockerfile 1\.4[^]*Dockerfile reference/,
    );
    assert.doesNotMatch(hoverAt('FROM a\nHEALTHCHECK --ret|ries=3 CMD x', english), /In the notes/);
    assert.match(hoverAt('FROM a\nRUN --mount=type=sec|ret,id=x y', english), /A password, token or key/);
    assert.match(
      hoverAt('# check=skip=JSONArgs|Recommended\nFROM a', english),
      /^\*\*[^]*```dockerfile\n[^]*```dockerfile/,
    );
    assert.match(hoverAt('# esc|ape=`\nFROM a', english), /Default: `\\`[^]*takes the meaning from/);
  });

  it('knows the images of the engine', () => {
    const images = ['node:22', 'alpine:latest'];
    assert.match(hoverAt('FROM docker.io/library/no|de:22', { ...facts, images }), /The engine has this image/);
    assert.match(hoverAt('FROM alp|ine', { ...facts, images }), /The engine has this image/);
    assert.match(hoverAt('FROM no|de:20', { ...facts, images }), /does not have this image/);
    assert.doesNotMatch(hoverAt('FROM no|de:20'), /engine/);
  });
});

describe('hover on directives', () => {
  const directives: readonly [string, RegExp][] = [
    ['# syn|tax=docker/dockerfile:1\nFROM a', /# syntax=/],
    ['# syntax=docker/dock|erfile:1\nFROM a', /newest stable 1\.x/],
    ['#check=sk|ip=A,B;error=true\nFROM a', /not checked\. Since Dockerfile 1\.8/],
    ['#check=skip=A,|B;error=true\nFROM a', /\*\*`B`\*\*\n\nNo rule/],
    ['#check=skip=A,al|l\nFROM a', /\*\*`all`\*\*\n\nEvery rule/],
    ['#check=skip=stageName|Casing\nFROM a', /^\*\*Stage names are in lower case\*\*[^]*`StageNameCasing`/],
    ['FROM a\n# check=skip=DL|3008\nCMD a', /`DL3008`/],
    ['FROM a\n#  hadolint  ignore = DL3007, DL|3008\nRUN a', /`DL3008`/],
    ['FROM a\n# hadolint ig|nore=DL3008\nRUN a', /instruction below/],
    ['FROM a\n# hadolint global ignore=DL|4000\nRUN a', /`MaintainerDeprecated`/],
    ['FROM a\n# hadolint sh|ell=/bin/bash\nRUN a', /next SHELL/],
    ['FROM a\n# hadolint shell=/bin/ba|sh\nRUN a', /^$/],
    ['FROM a\n# hadolint of x|=DL3008\nRUN a', /^$/],
    ['#check=skip=A,B;err|or=true\nFROM a', /stops the build/],
    ['FROM a\n# check=sk|ip=A\nCMD a', /not checked/],
    ['FROM a\n# che|ck=skip=A\nCMD a', /instruction below[^]*1\.21/],
  ];
  for (const [marked, expected] of directives) {
    it(marked, () => {
      assert.match(hoverAt(marked), expected);
      assert.match(hoverAt(marked.replaceAll('\n', '\r\n')), expected);
      assert.match(hoverAt(`\ufeff${marked}`), expected);
    });
  }
});

describe('hover on heredocs', () => {
  const heredocs: readonly [string, RegExp][] = [
    ['FROM a\nCOPY <<E|OF /x\na\nb\nEOF', /lines 3 to 4.*`EOF`[^]*BuildKit fills in/],
    ['FROM a\nONBUILD COPY <<-"E|OF" /x\na\nEOF', /line 3,[^]*in quotes[^]*drops the tabs/],
    ['FROM a\nCOPY <<EOF /x\na\nE|OF', /\*\*`<<EOF`\*\*/],
    ['FROM a\nRUN <<|EOF\na\nEOF', /shell runs the text as a script/],
    ['FROM a\nRUN cat <<|EOF\na\nEOF', /shell fills in/],
    ['FROM a\nRUN <<|EOF\n#!/usr/bin/env python3\na\nEOF', /`\/usr\/bin\/env python3` runs the text as a script/],
    ['FROM a\nRUN <<EOF\n#!/bin/bash\nchm|od +x a\nEOF', /chmod/],
    ["FROM a\nCOPY <<'EOF' /a.sh\nchm|od +x a\nEOF", /chmod/],
    ["FROM a\nCOPY <<'EOF' /a.txt\nchm|od +x a\nEOF", /^$/],
    ['FROM a\nRUN python3 <<EOF\nchm|od +x a\nEOF', /^$/],
    ['FROM a\nSHELL ["python3", "-c"]\nRUN chm|od', /^$/],
    ['FROM a\nRUN ["sh", "-c", "cd /x && chm|od +x a"]', /chmod/],
    ['FROM a\nRUN ["ch|mod", "+x", "a"]', /chmod/],
    ["FROM a\nRUN cat 3<<|'EOF'\na\nEOF", /as it is written[^]*descriptor 3/],
    ['FROM a\nCOPY <<E|OF /x\na', /swallows the rest/],
    ['FROM a\nCOPY <<E|OF /x\nEOF', /Empty/],
    ['FROM a\nENV V=1\nCOPY <<EOF /x\n$|V\nEOF', /Value here: `1`/],
    ['FROM a\nENV V=1\nRUN <<EOF\necho $|V\nEOF', /Value here: `1`/],
    ['FROM a\nRUN <<EOF\ncu|rl x\nEOF', /^\*\*`curl`\*\*/],
  ];
  for (const [marked, expected] of heredocs) {
    it(JSON.stringify(marked), () => {
      assert.match(hoverAt(marked), expected);
      assert.match(hoverAt(marked.replaceAll('\n', '\r\n')), expected);
    });
  }
});

describe('hover on anything else', () => {
  const nothing: readonly [string, string][] = [
    ['comments', '# FR|OM a'],
    ['unknown words', 'HE|LLO a'],
    ['words that are no keyword but the name of a page', 'he|lp.engine.start'],
    ['words of objects', 'con|structor __proto__'],
    ['arguments of words of objects', 'constructor __pr|oto__'],
    ['an empty text', '|'],
    ['the body of a heredoc', 'RUN cat <<EOF\nFROM |a\nEOF'],
    ['an unknown program', 'FROM a\nRUN mytoo|l -y'],
    ['an unknown flag', 'FROM a\nRUN --toStr|ing=1 x'],
    ['an unknown label', 'FROM a\nLABEL mi|ne=1'],
    ['an unknown signal', 'FROM a\nSTOPSIGNAL S|IGX'],
  ];
  for (const [name, marked] of nothing) it(`${name}: nothing`, () => assert.equal(hoverAt(marked, english), ''));
});

it('names and values are never read as Markdown', () => {
  // The mouse is put on each character, so the endless ones would take minutes.
  for (const hostile of HOSTILE.filter(({ length }) => length < 1000)) {
    const word = hostile.replace(/\s+/g, '').replaceAll('|', '') || 'x';
    for (const text of [
      `FROM ${word}`,
      `FROM a AS b\nARG A=${word}\nENV B=$A\nEXPOSE $B`,
      `FROM a\nUSER ${word}`,
      `FROM a\nCOPY ${word} ${word}`,
      `FROM a\nVOLUME ${word}`,
    ]) {
      const document = new DockerfileDocument(text);
      for (let offset = text.lastIndexOf('\n') + 9; offset <= text.length; offset += 1) {
        const found = hover(document, offset, facts);
        if (found !== undefined)
          assert.deepEqual(
            readMarkdown(found.markdown.replaceAll('(docker.io)', '')).strange.filter(
              (token) => !token.startsWith('fence'),
            ),
            [],
            text,
          );
      }
    }
  }
});

it('answers anywhere in any text', async (t) => {
  const corpus = cases.map(([marked]) => marked.replace('|', '')).join('\n');
  await property(t, 60, (random) => {
    const start = random.int(0, corpus.length);
    const text = corpus.slice(start, random.int(start, Math.min(corpus.length, start + 400)));
    const document = new DockerfileDocument(text);
    for (let offset = 0; offset <= text.length; offset += random.int(1, 4)) {
      const found = hover(document, offset, english);
      if (found === undefined) continue;
      assert.ok(
        found.span.start >= 0 &&
          found.span.start <= offset &&
          offset <= found.span.end &&
          found.span.end <= text.length,
        text,
      );
    }
  });
});
