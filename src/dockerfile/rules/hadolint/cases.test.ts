import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../../document.ts';
import { check, type CheckOptions } from '../check.ts';
import { hadolintRules } from './list.ts';

/** What the rule marks in each of these lines, behind a FROM of its own; nothing where the line is fine. */
const lines: Readonly<Record<string, readonly (readonly [line: string, ...marked: string[]])[]>> = {
  DL3001: [['RUN ssh host', 'ssh'], ['RUN /usr/bin/ps aux', '/usr/bin/ps'], ['RUN echo ssh'], ['CMD ["ssh", "host"]']],
  DL3003: [
    ['RUN cd /tmp && ls', 'cd /tmp'],
    ['RUN if true; then cd; fi', 'cd'],
    ['RUN git -C /tmp pull'],
    ['WORKDIR /x'],
  ],
  DL3004: [['RUN sudo -u app ls', 'sudo'], ['RUN a && sudo b', 'sudo'], ['RUN apt-get install -y sudo=1']],
  DL3008: [
    ['RUN apt-get install -y curl git=1 vim', 'curl git=1 vim'],
    ['RUN apt-get -t stable install curl', 'curl'],
    ['RUN apt-get install --target-release=stable curl', 'curl'],
    ['RUN apt-get install -t stable curl=1'],
    ['RUN apt-get install -tstable curl=1'],
    ['RUN apt-get -o Acquire::Retries=3 install curl=1 curl/stable ./a.deb'],
    ['RUN apt-get install $PACKAGES "${MORE}" $(cat list)'],
    ['RUN sudo apt-get install curl', 'curl'],
    ['RUN apt-get update'],
    ['RUN echo "apt-get install curl"'],
    ['RUN <<EOF\napt-get install -y curl\nEOF', 'curl'],
    ['RUN <<EOF\n#!/usr/bin/env python3\napt-get install -y curl\nEOF'],
    ['RUN python3 <<EOF\napt-get install -y curl\nEOF'],
    ['RUN set -e && bash <<EOF\napt-get install -y curl\nEOF', 'curl'],
    ['COPY <<EOF /a.sh\napt-get install -y curl\nEOF'],
    ['RUN ["apt-get", "install", "-y", "curl"]', 'curl'],
    ['RUN ["/bin/bash", "-ec", "x && apt-get install -y curl"]', 'curl'],
    ['RUN ["echo", "apt-get install curl"]'],
    ['SHELL ["python3", "-c"]\nRUN apt-get install -y curl'],
    ['SHELL ["python3", "-c"]\nRUN ["apt-get", "install", "-y", "curl"]', 'curl'],
    ['CMD ["apt-get", "install", "curl"]'],
  ],
  DL3009: [
    ['RUN apt-get update', 'apt-get update'],
    ['RUN apt-get update && rm -rf /var/lib/apt/lists/*'],
    ['RUN apt-get update && rm -rf /var/lib/apt/lists'],
    ['RUN apt-get update; apt-get install -y a; apt-get dist-clean'],
    ['RUN apt update && apt distclean'],
    ['RUN apt-get update && apt-get clean', 'apt-get update'],
    ['RUN rm -rf /var/lib/apt/lists/* && apt-get update', 'apt-get update'],
    ['RUN apt-get update && rm -rf /tmp/*', 'apt-get update'],
    ['RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update'],
    ['RUN --mount=type=bind,target=/var/lib/apt/lists apt-get update', 'apt-get update'],
  ],
  DL3010: [
    ['COPY a.tgz /b/c.tgz\nRUN tar xf /b/c.tgz', 'a.tgz'],
    ['COPY a.tgz x /b/\nRUN unzip /b/a.tgz', 'a.tgz'],
    ['COPY a.tgz /b/\nRUN tar --extract -f /b/a.tgz', 'a.tgz'],
    ['COPY a.tgz /b/\nRUN tar -czf /b/a.tgz .'],
    ['COPY --from=x a.tgz /b/\nRUN tar xf /b/a.tgz'],
    ['COPY a.tgz /b/\nRUN tar xf /b/other.tgz'],
    ['COPY a.tgz /b/\nFROM y\nRUN tar xf /b/a.tgz'],
  ],
  DL3013: [
    ['RUN pip install flask', 'flask'],
    ['RUN pip3 install --upgrade pip', 'pip'],
    ['RUN python3 -m pip install flask', 'flask'],
    ['RUN pip install git+https://example.com/a', 'git+https://example.com/a'],
    ['RUN pip install git+https://example.com/a@1.0'],
    ['RUN pip install "flask>=3" a~=1 b!=2 ./c d.whl https://example.com/e.tar.gz'],
    ['RUN pip install -r requirements.txt extra'],
    ['RUN pip install -c constraints.txt flask'],
    ['RUN pip install .'],
    ['RUN pip install -i https://example.com/simple --user flask==1'],
    ['RUN pip uninstall flask'],
  ],
  DL3014: [
    ['RUN apt-get install x', 'apt-get install'],
    ['RUN apt-get -q install x', 'apt-get -q install'],
    ['RUN apt-get -qq install x'],
    ['RUN apt-get install -q -q x'],
    ['RUN apt-get -q=2 install x'],
    ['RUN apt-get -fy install x'],
    ['RUN apt-get install --assume-yes x'],
    ['RUN apt-get remove x'],
  ],
  DL3015: [
    ['RUN apt-get install -y x', 'apt-get install'],
    ['RUN apt-get -y --no-install-recommends install x'],
    ['RUN apt-get -o APT::Install-Recommends=false install x'],
  ],
  DL3016: [
    ['RUN npm install -g a @s/b c@1', 'a @s/b'],
    ['RUN npm install @s/b@1 ./c ../d /e f.tgz git+https://example.com/g#1'],
    ['RUN npm install git+https://example.com/g', 'git+https://example.com/g'],
    ['RUN npm install --loglevel verbose a@1'],
    ['RUN npm install'],
    ['RUN npm ci'],
  ],
  DL3018: [
    ['RUN apk add --no-cache a b=1', 'a'],
    ['RUN apk add -t .build a', 'a'],
    ['RUN apk add --virtual .build a=1 b~1 c~=2 d.apk -X https://example.com'],
    ['RUN apk del a'],
  ],
  DL3019: [
    ['RUN apk add a', 'apk add'],
    ['RUN apk --no-cache add a'],
    ['RUN apk add --no-network --virtual .rundeps a'],
    ['RUN --mount=type=cache,target=/var/cache/apk apk add a'],
  ],
  DL3020: [
    ['ADD a /b', 'a'],
    ['ADD ["a b", "/c"]', '"a b"'],
    ['ADD a.tar.gz https://example.com/x git@example.com:a/b.git $X /c/'],
    ['ADD <<EOF /c\nhi\nEOF'],
  ],
  DL3021: [['COPY a b c', 'c'], ['COPY a b c/'], ['COPY a b .'], ['COPY a b ${DIR}'], ['COPY a b']],
  DL3022: [
    ['COPY --from=typo /a /b', 'typo'],
    ['COPY --from=debian:12 /a /b'],
    ['COPY --from=0 /a /b'],
    ['COPY --link --from=7 /a /b', '7'],
  ],
  DL3027: [['RUN apt install x && apt-get y', 'apt'], ['RUN apt-cache show x']],
  DL3028: [
    ['RUN gem install a b:1', 'a'],
    ['RUN gem install a -v 1'],
    ['RUN gem install a --version=1'],
    ['RUN gem i a:1 -- --with-x=/y z'],
  ],
  DL3030: [['RUN yum install x', 'yum install'], ['RUN yum -y install x'], ['RUN yum groupinstall --assumeyes x']],
  DL3032: [
    ['RUN yum install -y x', 'yum install'],
    ['RUN yum install -y x && yum install -y y', 'yum install'],
    ['RUN yum install -y x && rm -rf /var/cache/yum/*'],
    ['RUN yum install -y x && yum -y clean all'],
  ],
  DL3033: [
    ['RUN yum install -y x', 'x'],
    ['RUN yum install -y python3-devel', 'python3-devel'],
    ['RUN yum install -y x-1.2-3.el8 y-$V z.rpm'],
    ['RUN yum module install -y nodejs', 'nodejs'],
    ['RUN yum module install -y nodejs:18'],
  ],
  DL3034: [
    ['RUN zypper in x', 'zypper in'],
    ['RUN zypper -n in x'],
    ['RUN zypper --non-interactive patch'],
    ['RUN zypper ref'],
  ],
  DL3035: [['RUN zypper -n dup', 'zypper -n dup'], ['RUN zypper up']],
  DL3036: [['RUN zypper in x', 'zypper in'], ['RUN zypper in x; zypper cc -a']],
  DL3037: [['RUN zypper in x', 'x'], ['RUN zypper in "x>=1" y=2 z.rpm']],
  DL3038: [['RUN microdnf install x', 'microdnf install'], ['RUN dnf install x -y']],
  DL3040: [
    ['RUN microdnf install x', 'microdnf install'],
    ['RUN microdnf install x && dnf clean all', 'microdnf install'],
    ['RUN microdnf install x && microdnf clean all'],
    ['RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install x'],
  ],
  DL3041: [['RUN dnf install -y x', 'x'], ['ARG V\nRUN dnf install -y x-${V}'], ['RUN dnf group install x']],
  DL3042: [
    ['RUN pip install a', 'pip install'],
    ['RUN python -m pip install a', 'python -m pip install'],
    ['ENV PIP_NO_CACHE_DIR=1\nRUN pip install a'],
    ['ENV PIP_NO_CACHE_DIR=0\nRUN pip install a', 'pip install'],
    ['RUN PIP_NO_CACHE_DIR=on pip install a'],
    ['RUN pipx install a && pipenv install b'],
    ['RUN --mount=type=cache,target=/root/.cache/pip pip install a'],
  ],
  DL3044: [
    ['ENV A=1 B=$A C=${A}x', '$A', '${A}'],
    ['ENV A=1 B=$AB'],
    ['ENV PATH=/x:$PATH A=1'],
    ['ENV A=0\nENV A=1 B=$A'],
    ["ENV A=1 B='$A'"],
    ['ENV A=1 B=${X:-$A}', '$A'],
  ],
  DL3045: [
    ['COPY a b', 'b'],
    ['COPY a .', '.'],
    ['COPY a "/b"'],
    ['COPY a $B'],
    ['COPY a C:\\\\b'],
    ['WORKDIR /x\nCOPY a b'],
    ['ONBUILD COPY a b\nONBUILD WORKDIR /x\nONBUILD COPY c d', 'b'],
  ],
  DL3046: [
    ['RUN useradd --uid=123456 a', 'useradd'],
    ['RUN useradd -u 12345 a'],
    ['RUN useradd -lu 123456 a'],
    ['RUN useradd --no-log-init -u 123456 a'],
  ],
  DL3047: [
    ['RUN wget x', 'wget'],
    ['RUN wget -nv x'],
    ['RUN wget -qO- x'],
    ['RUN wget -o log x'],
    ['RUN wget --progress dot x'],
  ],
  DL3048: [['LABEL a.b-c=1 A=1 b..c=2 d-=3 com.docker.x=4', 'A', 'b..c', 'd-', 'com.docker.x']],
  DL3059: [
    ['RUN a\n# why\nRUN b\nRUN c', 'RUN', 'RUN'],
    ['RUN a\nRUN b && c && d'],
    ['RUN a\nCOPY x /y\nRUN b'],
    ['RUN a\nRUN --mount=type=ssh b'],
  ],
  DL3060: [['RUN yarn install', 'yarn install'], ['RUN yarn install && yarn cache clean'], ['RUN yarn build']],
  DL3062: [
    ['RUN go install example.com/a@latest', 'example.com/a@latest'],
    ['RUN go run example.com/a x@1', 'example.com/a'],
    ['RUN go install -ldflags "-s -w" example.com/a@v1'],
    ['RUN go install ./... && go run main.go && go build'],
  ],
  DL3066: [['USER app:100', 'app:100'], ['USER 100:app'], ['USER $ID']],
  DL4001: [
    ['RUN curl x | sh\nRUN wget y', 'wget'],
    ['RUN curl x && apt-get install wget'],
    ['RUN curl a\nFROM y\nRUN wget b'],
  ],
  DL4006: [
    ['RUN a | b', '|'],
    ['RUN a |& b', '|&'],
    ['RUN a || b'],
    ["RUN echo 'a | b'"],
    ['RUN case $x in a|b) c;; d|e) f;; esac'],
    ['RUN set -o pipefail && a | b'],
    ['SHELL ["/bin/bash", "-c"]\nRUN a | b', '|'],
    ['SHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a | b'],
    ['SHELL ["powershell", "-Command"]\nRUN a | b'],
    ['CMD a | b'],
  ],
};

describe('rules of commands in exec form', () => {
  it('give no fix, which would be no JSON', () => {
    const document = new DockerfileDocument('FROM a\nRUN ["apt-get", "install", "curl=1"]');
    const found = check(document, { hadolint: true }).filter(({ code }) => code === 'DL3014');
    assert.deepEqual(
      found.map(({ span, fixes }) => [document.text.slice(span.start, span.end), fixes.length]),
      [['apt-get", "install', 0]],
    );
  });

  it('see what several RUN do', () => {
    const text = 'FROM a\nRUN ["wget", "x"]\nRUN curl x\nRUN ["apt-get", "update"]\nRUN ["apt-get", "install", "x"]';
    const codes = check(new DockerfileDocument(text), { hadolint: true }).map(({ code }) => code);
    for (const code of ['DL4001', 'apt-get-update-alone']) assert.ok(codes.includes(code), code);
  });
});

describe('lines and what is marked in them', () => {
  for (const [code, cases] of Object.entries(lines)) {
    for (const [line, ...marked] of cases)
      it(`${code}: ${line}`, () => assert.deepEqual(marks(code, `FROM x:1 AS s\n${line}\n`), marked));
  }
});

const files: readonly (readonly [code: string, file: string, options: CheckOptions, ...marked: string[]])[] = [
  ['DL1001', '# hadolint ignore=DL3006\nFROM x\n', { severities: { DL1001: 'hint' } }, '# hadolint ignore=DL3006'],
  ['DL1001', '# hadolint ignore=DL3006\nFROM x\n', {}],
  ['DL3002', 'FROM x\nUSER root\nUSER app\nFROM y\nUSER 0:0\n', {}, '0:0'],
  [
    'DL3006',
    'FROM x\nFROM x AS base\nFROM base\nFROM scratch\nFROM $Y\nFROM z@sha256:0\nFROM host:80/w\n',
    {},
    'x',
    'x',
    'host:80/w',
  ],
  ['DL3006', 'FROM --platform=linux/arm64 x\n', {}, 'x'],
  ['DL3007', 'FROM x:latest\nFROM x:latest@sha256:0\nFROM latest:1\n', {}, 'x:latest'],
  ['DL3009', 'FROM x AS a\nRUN apt-get update\nFROM y\n', {}],
  ['DL3009', 'FROM x AS a\nRUN apt-get update\nFROM a\n', {}, 'apt-get update'],
  ['DL3022', 'FROM x AS a\nCOPY --from=b /c /d\nFROM y AS b\n', {}, 'b'],
  [
    'DL3026',
    'FROM docker.io/a\nFROM a\nFROM r.example.com/a\nFROM quay.io/a\n',
    { trustedRegistries: ['docker.io', '*.example.com'] },
    'quay.io/a',
  ],
  [
    'DL3026',
    'FROM a AS b\nCOPY --from=b /x /x\nCOPY --from=quay.io/c /x /x\nRUN --mount=from=gcr.io/d,target=/d ls\n',
    { trustedRegistries: ['docker.*'] },
    'quay.io/c',
    'gcr.io/d',
  ],
  ['DL3026', 'FROM quay.io/a\n', {}],
  ['DL3026', 'FROM quay.io/a\n', { trustedRegistries: ['*'] }],
  ['DL3049', 'FROM x AS a\nLABEL k=v\nFROM a\nFROM y\n', { labelSchema: { k: 'text' } }, 'FROM'],
  ['DL3049', 'FROM x AS a\nFROM y\nCOPY --from=a /b /b\nLABEL k=v\n', { labelSchema: { k: 'text' } }],
  ['DL3050', 'FROM x\nLABEL a=1 b=2\n', { labelSchema: { a: 'text' }, strictLabels: true }, 'b'],
  ['DL3050', 'FROM x\nLABEL a=1\n', { strictLabels: true }, 'a'],
  ['DL3051', 'FROM x\nLABEL a="" b=""\n', { labelSchema: { a: 'url' } }, 'a=""'],
  ['DL3056', 'FROM x\nARG V=1\nLABEL v=$V\n', { labelSchema: { v: 'semver' } }],
  ['DL3056', 'FROM x\nLABEL toString=1\n', { labelSchema: { v: 'semver' } }],
  ['DL3057', 'FROM x AS a\nHEALTHCHECK NONE\nFROM a\nFROM y\n', { severities: { DL3057: 'hint' } }, 'FROM'],
  ['DL3067', 'FROM x AS a\nFROM y\nCOPY --from=a / /\nCOPY / /\nCOPY --from=a / /b\n', {}, '/'],
  ['DL4005', 'FROM x\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\nRUN ln -s a b\n', {}, 'ln -s /bin/bash /bin/sh'],
];

describe('files and what is marked in them', () => {
  for (const [code, file, options, ...marked] of files)
    it(`${code}: ${file}`, () => assert.deepEqual(marks(code, file, options), marked));
});

function marks(code: string, text: string, options: CheckOptions = {}): string[] {
  return check(new DockerfileDocument(text), { ...options, hadolint: true })
    .filter((finding) => finding.code === code)
    .map(({ span }) => text.slice(span.start, span.end));
}

describe('any beginning of a file', () => {
  const corpus = [
    ...hadolintRules.map(({ bad }) => bad),
    'FROM a\r\nRUN <<EOF\r\napt-get install $(x | y) `z`\r\nEOF\r\nONBUILD RUN --mount=type=cache,target= pip install "한글 🐳\n',
    'ENV A=1 B=${A:-${B}} C=\nLABEL 한=\nUSER :\nCOPY --from= / /\nADD [\nEXPOSE 1-\nFROM @:/\n',
  ];
  const options: CheckOptions = {
    hadolint: true,
    severities: { DL1001: 'hint', DL3057: 'hint' },
    trustedRegistries: ['r.example.com'],
    labelSchema: { team: 'text', version: 'semver', created: 'rfc3339', license: 'spdx', contact: 'email' },
    strictLabels: true,
  };
  it('does not throw, and marks only what is there', () => {
    for (const text of corpus) {
      for (let end = 0; end <= text.length; end += 1) {
        const prefix = text.slice(0, end);
        for (const { span, code, fixes } of check(new DockerfileDocument(prefix), options)) {
          const place = `${code} in ${JSON.stringify(prefix)}`;
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= end, place);
          for (const { edits } of fixes) for (const edit of edits) assert.ok(edit.span.end <= end, place);
        }
      }
    }
  });
});
