import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor, LINE_VARIANTS, ONBUILD } from '../../../test/helpers/dockerfiles.ts';
import { LANGUAGES, pageLookup } from '../../../test/helpers/pages.ts';
import { property } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { rules } from '../rules/list.ts';
import { flags } from '../knowledge/flags.ts';
import type { CompletionItem, CompletionOptions, PathEntry } from './completion/item.ts';
import { complete, documentationOf } from './completion.ts';

const tree: Readonly<Record<string, readonly PathEntry[]>> = {
  '': [
    { name: 'main.go', folder: false },
    { name: 'src', folder: true },
    { name: '한글.txt', folder: false },
    { name: 'with space.txt', folder: false },
  ],
  'src/': [{ name: 'index.ts', folder: false }],
};

const options: CompletionOptions = {
  rules,
  images: [{ name: 'shop:1.2', detail: '12 MB' }],
  paths: (folder) => tree[folder] ?? [],
};

function itemsAt(marked: string): readonly CompletionItem[] {
  const { text, offset } = atCursor(marked);
  return complete(new DockerfileDocument(text), offset, options).items;
}

/** The text with the item put in; the snippet's own marks stay. */
function applied(marked: string, label: string): string {
  const { text } = atCursor(marked);
  // Keywords follow the case of the file.
  const item = itemsAt(marked).find(
    (each) => each.label === label || (each.kind === 'keyword' && each.label === label.toLowerCase()),
  );
  assert.ok(item !== undefined, `no ${label} at ${JSON.stringify(marked)}`);
  const { span, text: inserted } = item.insert;
  return text.slice(0, span.start) + inserted + text.slice(span.end);
}

/** The last line of a file, a label, and what the line becomes with it. */
const cases: readonly [string, string, string][] = [
  ['|', 'RUN', 'RUN '],
  ['CO|', 'COPY', 'COPY '],
  ['CO| . /', 'COPY', 'COPY . /'],
  ['WOR|K /x', 'WORKDIR', 'WORKDIR /x'],
  ['FROM bu|', 'builder', 'FROM builder'],
  ['FROM |', 'shop:1.2', 'FROM shop:1.2'],
  ['FROM al|pin', 'alpine', 'FROM alpine'],
  ['FROM no|', 'node', 'FROM node'],
  ['FROM node:|', 'node:24-slim', 'FROM node:24-slim'],
  ['FROM debian:tr|', 'debian:trixie-slim', 'FROM debian:trixie-slim'],
  ['FROM shop:|', 'shop:1.2', 'FROM shop:1.2'],
  ['FROM alpine |', 'AS', 'FROM alpine AS '],
  ['FROM x$|', 'TARGETARCH', 'FROM x$TARGETARCH'],
  ['FROM x:${GL|', 'GLOBAL', 'FROM x:${GLOBAL}'],
  ['FROM --|', '--platform', 'FROM --platform='],
  ['FROM --platform=$B| x', 'BUILDPLATFORM', 'FROM --platform=$BUILDPLATFORM x'],
  ['FROM --platform=| x', 'linux/arm64', 'FROM --platform=linux/arm64 x'],
  ['COPY --from=| /a /b', 'builder', 'COPY --from=builder /a /b'],
  ['COPY --from=sh| /a /b', 'shop:1.2', 'COPY --from=shop:1.2 /a /b'],
  ['COPY --from=nginx:| /a /b', 'nginx:stable', 'COPY --from=nginx:stable /a /b'],
  ['RUN --mount=type=bind,source=| x', 'src/', 'RUN --mount=type=bind,source=src/ x'],
  [
    'RUN --mount=type=bind,source=src/in|,target=/x y',
    'index.ts',
    'RUN --mount=type=bind,source=src/index.ts,target=/x y',
  ],
  ['COPY --li|', '--link', 'COPY --link'],
  ['COPY --link=|', 'false', 'COPY --link=false'],
  ['COPY --chown=| a /b', 'worker', 'COPY --chown=worker a /b'],
  ['COPY --chmod=| a /b', '755', 'COPY --chmod=755 a /b'],
  ['COPY |', 'src/', 'COPY src/'],
  ['COPY ./src/|', 'index.ts', 'COPY ./src/index.ts'],
  ['COPY 한|', '한글.txt', 'COPY 한글.txt'],
  ['COPY ["ma|', 'main.go', 'COPY ["main.go'],
  ['COPY ["main.go", "|', './', 'COPY ["main.go", "./'],
  ['COPY main.go |', '/work/', 'COPY main.go /work/'],
  ['COPY <|', '<<EOF', 'COPY <<EOF ${1:/path}\n$0\nEOF'],
  ['RUN --m|', '--mount', 'RUN --mount='],
  ['RUN --mount=|', 'type', 'RUN --mount=type='],
  ['RUN --mount=type=c|', 'cache', 'RUN --mount=type=cache'],
  ['RUN --mount=type=cache,ta| x', 'target', 'RUN --mount=type=cache,target= x'],
  ['RUN --mount=type=cache,target=|', '/root/.npm', 'RUN --mount=type=cache,target=/root/.npm'],
  ['RUN --mount=type=bind,fr|om=builder x', 'from', 'RUN --mount=type=bind,from=builder x'],
  ['RUN --mount=from=|', 'builder', 'RUN --mount=from=builder'],
  ['RUN --mount=type=cache,sharing=|', 'locked', 'RUN --mount=type=cache,sharing=locked'],
  ['RUN --mount=type=bind,r|', 'readwrite', 'RUN --mount=type=bind,readwrite'],
  ['RUN --network=n|', 'none', 'RUN --network=none'],
  ['RUN ap|', 'apt-get', 'RUN apt-get'],
  ['RUN apt-get update && ap|', 'apk', 'RUN apt-get update && apk'],
  ['RUN x=$(cu|', 'curl', 'RUN x=$(curl'],
  ['RUN echo "$(cu|)"', 'curl', 'RUN echo "$(curl)"'],
  ['RUN `cu|', 'curl', 'RUN `curl'],
  ['RUN (cu|)', 'curl', 'RUN (curl)'],
  ['RUN a;cu|', 'curl', 'RUN a;curl'],
  ['RUN a&&cu|', 'curl', 'RUN a&&curl'],
  ['RUN x="$(apt-get in|)"', 'install', 'RUN x="$(apt-get install)"'],
  ['RUN apt-get |', 'install', 'RUN apt-get install'],
  ['RUN apt-get install -|', '-y', 'RUN apt-get install -y'],
  ['RUN sudo apt-get in|', 'install', 'RUN sudo apt-get install'],
  ['RUN x && curl -|', '-f', 'RUN x && curl -f'],
  ['RUN echo $VA|', 'VALUE', 'RUN echo $VALUE'],
  ['RUN <|', '<<EOF', 'RUN <<EOF\n$0\nEOF'],
  ['RUN |', '["program"]', 'RUN ["${1:program}"$0]'],
  ['CMD |', '["program"]', 'CMD ["${1:program}"$0]'],
  ['EXPOSE 8|', '8080', 'EXPOSE 8080'],
  ['EXPOSE 53/|', 'udp', 'EXPOSE 53/udp'],
  ['EXPOSE $|', 'VALUE', 'EXPOSE $VALUE'],
  ['EXPOSE ${|}', 'VALUE', 'EXPOSE ${VALUE}'],
  ['EXPOSE ${VALUE:|', ':-', 'EXPOSE ${VALUE:-${1:word}}'],
  ['EXPOSE ${VALUE/|}', '//', 'EXPOSE ${VALUE//${1:pattern}/${2:text}}'],
  ['USER wo|', 'worker', 'USER worker'],
  ['USER |', 'node', 'USER node'],
  ['STOPSIGNAL SIGT|', 'SIGTERM', 'STOPSIGNAL SIGTERM'],
  ['LABEL org|', 'org.opencontainers.image.title', 'LABEL org.opencontainers.image.title="${1:shop}"'],
  ['LABEL org|=x', 'org.opencontainers.image.title', 'LABEL org.opencontainers.image.title=x'],
  ['HEALTHCHECK |', 'NONE', 'HEALTHCHECK NONE'],
  ['HEALTHCHECK --int|erval=3s CMD x', '--interval', 'HEALTHCHECK --interval=3s CMD x'],
  ['HEALTHCHECK --interval=|', '30s', 'HEALTHCHECK --interval=30s'],
  ['HEALTHCHECK CMD cu|', 'curl', 'HEALTHCHECK CMD curl'],
  ['ARG |', 'GLOBAL', 'ARG GLOBAL'],
  ['ARG T|', 'TARGETARCH', 'ARG TARGETARCH'],
  ['WORKDIR |', '/work', 'WORKDIR /work'],
  ['SHELL |', '["/bin/bash", "-c"]', 'SHELL ["/bin/bash", "-c"]'],
];

const head = [
  'ARG GLOBAL=1',
  'FROM node:22 AS builder',
  'RUN useradd --system worker',
  'FROM builder',
  'ENV VALUE=80',
  'WORKDIR /work',
  '',
].join('\n');

describe('completion', () => {
  for (const [line, label, expected] of cases) {
    it(`${line} → ${label}`, () => {
      for (const { name, of } of LINE_VARIANTS) {
        const result = applied(of(head + line), label).replaceAll('\r\n', '\n');
        assert.ok(
          result
            .toLowerCase()
            .replace(/ \\\n {2}# 주석\n {2}/, ' ')
            .endsWith(`\n${expected}`.toLowerCase()),
          `${name}: ${JSON.stringify(result)}`,
        );
      }
    });
  }

  it('works behind ONBUILD, where stages are those of another file', () => {
    let compared = 0;
    for (const [line, label, expected] of cases) {
      if (/^FROM|builder/.test(line + label) || label === 'GLOBAL') continue;
      assert.ok(applied(ONBUILD.of(head + line), label).endsWith(`\nONBUILD ${expected}`), line);
      compared += 1;
    }
    assert.ok(compared > 40);
    assert.ok(!itemsAt(`${head}ONBUILD COPY --from=| a /b`).some(({ kind }) => kind === 'stage'));
  });
});

const labelsAt = (marked: string, kind?: string): string[] =>
  itemsAt(marked)
    .filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => label);

describe('completion offers only what fits', () => {
  it('FROM and ARG first', () => {
    for (const marked of ['|', '# x\n|', 'ARG A\n|', 'F|', '\ufeff|', '  |'])
      assert.deepEqual(labelsAt(marked, 'keyword'), ['FROM', 'ARG'], marked);
    assert.equal(labelsAt('FROM a\n|', 'keyword').length, 18);
    assert.equal(labelsAt('FROM a\nONBUILD |', 'keyword').length, 15);
    assert.ok(!labelsAt('FROM a\nONBUILD F|').includes('FROM'));
  });

  it('keywords in the case of the file', () => {
    assert.ok(labelsAt('from a\nrun b\nCOPY a b\n|').includes('run'));
    assert.ok(labelsAt('FROM a\nrun b\n|').includes('RUN'));
    assert.ok(labelsAt('from a\n|', 'snippet').includes('run command'));
  });

  it('snippets that continue lines as the file does', () => {
    const item = itemsAt('# escape=`\nFROM a\n|').find(({ label }) => label === 'RUN apt-get install');
    assert.ok(item?.insert.text.includes('`\n') === true && !item.insert.text.includes('\\'));
  });

  it('flags that are not given, unless they may be repeated', () => {
    assert.deepEqual(
      labelsAt('FROM a\nCOPY --link --| a b', 'flag'),
      flags.filter(({ instruction, name }) => instruction === 'COPY' && name !== '--link').map(({ name }) => name),
    );
    assert.ok(labelsAt('FROM a\nRUN --mount=type=ssh --|').includes('--mount'));
    assert.deepEqual(labelsAt('FROM a\nRUN x --|', 'flag'), []);
    assert.deepEqual(labelsAt('FROM a\nCOPY a --|', 'flag'), []);
  });

  it('keys of the type that are not given, by any of their names', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=tmpfs,|'), ['target', 'size']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=tmpfs,dst=/x,|'), ['size']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=|,type=tmpfs,size=1'), ['target']);
  });

  it('earlier stages, without scratch to copy from', () => {
    assert.deepEqual(labelsAt('FROM a AS b\nFROM c\nFROM | AS d\nFROM e AS f', 'stage'), ['b']);
    assert.deepEqual(labelsAt('FROM a AS b\nFROM c\nFROM d\nCOPY --from=|', 'stage'), ['1', 'b']);
    assert.ok(!labelsAt('FROM a\nCOPY --from=|').includes('scratch'));
    assert.ok(labelsAt('FROM |').includes('scratch'));
  });

  it('paths with blanks in JSON form only, where they can be written', () => {
    assert.ok(!labelsAt('FROM a\nCOPY w|', 'path').includes('with space.txt'));
    assert.ok(labelsAt('FROM a\nCOPY ["w|', 'path').includes('with space.txt'));
  });

  it('no paths of the context with --from, none above it, none without a list', () => {
    assert.deepEqual(labelsAt('FROM a\nCOPY --from=x |', 'path'), []);
    assert.deepEqual(labelsAt('FROM a\nCOPY ../|', 'path'), []);
    assert.deepEqual(
      complete(new DockerfileDocument('FROM a\nCOPY '), 12).items.filter(({ kind }) => kind === 'path'),
      [],
    );
  });

  it('variables in force, those of the container without ARG', () => {
    assert.deepEqual(labelsAt('FROM a\nARG A\nENV B=1\nRUN $|', 'variable'), ['A', 'B']);
    assert.deepEqual(labelsAt('FROM a\nARG A\nENV B=1\nCMD $|', 'variable'), ['B']);
    assert.deepEqual(labelsAt('FROM a\nENV B=1\nRUN \\$|', 'variable'), []);
    assert.deepEqual(labelsAt('FROM a\nENV B=1\nFROM c\nRUN $|', 'variable'), []);
    assert.deepEqual(itemsAt('FROM a\nENV B=1\nRUN $|')[0]?.detail, {
      en: 'ENV, line 2 = 1',
      ko: '2번째 줄의 ENV = 1',
    });
  });

  it('in heredocs what their reader knows', () => {
    assert.deepEqual(labelsAt('FROM a\nENV B=1\nCOPY <<E /x\n${|\nE'), ['B']);
    assert.deepEqual(labelsAt('FROM a\nENV B=1\nCOPY <<"E" /x\n$|\nE'), []);
    assert.ok(labelsAt('FROM a\nRUN <<E\napt-get |\nE').includes('install'));
    assert.deepEqual(labelsAt('FROM a\nCOPY <<E /x\nFR|\nE'), []);
    assert.deepEqual(labelsAt('FROM a\nCOPY <<E /x\n# |\nE'), []);
  });

  it('nothing in comments, for unknown instructions and behind what is complete', () => {
    for (const marked of [
      'FROM a\n# a word |',
      'FROM a\nNOPE |',
      'FROM a\nconstructor |',
      'FROM a AS b |',
      'FROM a\nRUN a \\\n # che|',
      'FROM a\nMAINTAINER |',
      'FROM a\nLABEL a=|',
      'FROM a\nARG A=|',
    ])
      assert.deepEqual(labelsAt(marked), [], marked);
  });
});

describe('completion of directives', () => {
  const directives: readonly [string, string, string][] = [
    ['# |', 'syntax', '# syntax='],
    ['#sy|', 'syntax', '#syntax='],
    ['# sy|=a', 'syntax', '# syntax=a'],
    ['# syntax=do|', 'docker/dockerfile:1', '# syntax=docker/dockerfile:1'],
    ['# escape=|', '`', '# escape=`'],
    ['# check=|', 'skip', '# check=skip='],
    ['# check=error=|', 'true', '# check=error=true'],
    ['# check=skip=St|', 'StageNameCasing', '# check=skip=StageNameCasing'],
    ['# check=skip=StageNameCasing,|', 'JSONArgsRecommended', '# check=skip=StageNameCasing,JSONArgsRecommended'],
    ['# syntax=x\n# ch|', 'check', '# syntax=x\n# check='],
    ['|', '# syntax=docker/dockerfile:1', '# syntax=docker/dockerfile:1'],
    ['FROM a\n# |\nRUN b', 'check=skip=', 'FROM a\n# check=skip=\nRUN b'],
    ['FROM a\n# ha|\nRUN b', 'hadolint ignore=', 'FROM a\n# hadolint ignore=\nRUN b'],
    ['FROM a\n# hadolint ig|\nRUN b', 'hadolint ignore=', 'FROM a\n# hadolint ignore=\nRUN b'],
    ['FROM a\n# hadolint ignore=DL30|\nRUN b', 'DL3008', 'FROM a\n# hadolint ignore=DL3008\nRUN b'],
    ['FROM a\n#hadolint global ignore = DL3008, |', 'DL3009', 'FROM a\n#hadolint global ignore = DL3008, DL3009'],
    ['FROM a\n# hadolint ignore=|\nRUN b', 'DL4000', 'FROM a\n# hadolint ignore=DL4000\nRUN b'],
    ['FROM a\n# check=skip=|\nRUN b', 'all', 'FROM a\n# check=skip=all\nRUN b'],
  ];
  for (const [marked, label, expected] of directives) {
    it(JSON.stringify(marked), () => {
      assert.equal(applied(marked, label), expected);
      assert.equal(applied(`\ufeff${marked}`, label), `\ufeff${expected}`);
      assert.equal(applied(marked.replaceAll('\n', '\r\n'), label), expected.replaceAll('\n', '\r\n'));
    });
  }

  it('that are not given, at the top only', () => {
    const comments = ['hadolint ignore=', 'hadolint global ignore=', 'hadolint shell='];
    assert.deepEqual(labelsAt('# syntax=x\n# |'), ['escape', 'check', ...comments]);
    assert.deepEqual(labelsAt('# a comment\n# |'), ['check=skip=', ...comments]);
    assert.deepEqual(labelsAt('# a comment\n# escape=|'), []);
    assert.deepEqual(labelsAt('# check=skip=A;|', 'directive'), ['error', 'experimental']);
    assert.ok(!labelsAt('# check=skip=StageNameCasing,|').includes('StageNameCasing'));
  });
});

it('every item has a page or section that exists', () => {
  for (const language of LANGUAGES) {
    const pageOf = pageLookup(language);
    let documented = 0;
    for (const marked of [
      ...cases.map(([line]) => head + line),
      '# |',
      '# check=|',
      '# check=skip=|',
      '# hadolint ignore=|',
      '|',
    ]) {
      for (const { documentation, label, detail } of itemsAt(marked)) {
        assert.ok(detail[language].length > 0);
        if (documentation === undefined) continue;
        assert.ok((documentationOf(documentation, pageOf) ?? '').length > 0, `${marked}: ${label}`);
        documented += 1;
      }
    }
    assert.ok(documented > 500);
  }
  assert.equal(documentationOf(undefined, pageLookup('en')), undefined);
});

it('answers anywhere in any text, and replaces nothing but the word at the cursor', async (t) => {
  const corpus = cases.map(([line]) => line.replace('|', '')).join('\n');
  await property(t, 60, (random) => {
    const start = random.int(0, corpus.length);
    const text = head + corpus.slice(start, random.int(start, Math.min(corpus.length, start + 200)));
    const document = new DockerfileDocument(text);
    for (let offset = 0; offset <= text.length; offset += random.int(1, 4)) {
      for (const { insert } of complete(document, offset, options).items) {
        assert.ok(
          insert.span.start <= offset &&
            offset <= insert.span.end &&
            insert.span.start >= 0 &&
            insert.span.end <= text.length,
          text,
        );
        assert.ok(!text.slice(insert.span.start, offset).includes('\n'), `${JSON.stringify(text)} at ${offset}`);
      }
    }
  });
});

describe('completion leaves out what does not fit', () => {
  const labels = (marked: string): string[] => itemsAt(marked).map(({ label }) => label);

  it('images of another name behind a colon', () => {
    assert.ok(labels('FROM node:|').every((label) => /^(?:node|shop):/.test(label)));
    assert.deepEqual(labels('FROM nobody/knows:|'), ['shop:1.2']);
  });

  it('files of the context in a mount of another stage', () => {
    assert.ok(!labels('FROM a AS b\nFROM c\nRUN --mount=type=bind,from=b,source=| x').includes('src/'));
  });

  it('options of the whole file above an instruction', () => {
    assert.deepEqual(labels('FROM a\n# check=|\nRUN x'), ['skip']);
    assert.ok(labels('# check=|\nFROM a').includes('error'));
  });
});
