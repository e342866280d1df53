import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VARIANTS } from '../../../test/helpers/dockerfiles.ts';
import { DockerfileDocument } from '../document.ts';
import { documentLinks } from './links.ts';
import { imagePage } from './registryPages.ts';

describe('links', () => {
  const links = (text: string): string[] =>
    documentLinks(new DockerfileDocument(text)).map(
      ({ span, target }) => `${text.slice(span.start, span.end)} ${'url' in target ? target.url : target.file}`,
    );

  const cases: readonly [string, string[]][] = [
    [
      '# syntax=docker/dockerfile:1\nFROM node:22',
      ['docker/dockerfile:1 https://hub.docker.com/r/docker/dockerfile', 'node:22 https://hub.docker.com/_/node'],
    ],
    ['FROM scratch AS a\nFROM a\nCOPY --from=a x /\nCOPY --from=0 x /', []],
    ['ARG V=1\nFROM nginx:$V', ['nginx:$V https://hub.docker.com/_/nginx']],
    ['ARG V\nFROM a-$TARGETARCH\nFROM $V', []],
    [
      'FROM a AS b\nCOPY --from=nginx x /\nRUN --mount=type=bind,from=quay.io/o/n,target=/x y',
      [
        'a https://hub.docker.com/_/a',
        'nginx https://hub.docker.com/_/nginx',
        'quay.io/o/n https://quay.io/repository/o/n',
      ],
    ],
    [
      'FROM scratch\nADD https://a.b/c.tgz git@github.com:a/b.git x.tar /d/',
      ['https://a.b/c.tgz https://a.b/c.tgz', 'x.tar x.tar'],
    ],
    ['FROM scratch\nCOPY ./a/../b.txt *.js dir/ . 한글.txt /d/', ['./a/../b.txt b.txt', '한글.txt 한글.txt']],
    ['FROM scratch\nONBUILD copy ["a b", "/c"]', ['a b a b']],
    ['FROM scratch\nARG F=x\nCOPY $F $G <<E /d/\nE', ['$F x']],
  ];
  for (const { name: variant, of: write } of VARIANTS) {
    for (const [text, expected] of cases) {
      if (text.startsWith('# syntax') && (variant.startsWith('Korean') || variant === 'escape=`')) continue;
      it(`${JSON.stringify(text)}, ${variant}`, () => assert.deepEqual(links(write(text)), expected));
    }
  }

  const pages: readonly [string, string | undefined][] = [
    ['node', 'https://hub.docker.com/_/node'],
    ['docker.io/library/node@sha256:ab', 'https://hub.docker.com/_/node'],
    ['team/shop:1', 'https://hub.docker.com/r/team/shop'],
    ['ghcr.io/owner/a/b', 'https://ghcr.io/owner/a/b'],
    ['quay.io/o/n', 'https://quay.io/repository/o/n'],
    ['mcr.microsoft.com/dotnet/sdk:9.0', 'https://mcr.microsoft.com/artifact/mar/dotnet/sdk'],
    ['gcr.io/distroless/static', 'https://gcr.io/distroless/static'],
    ['eu.gcr.io/a/b', 'https://eu.gcr.io/a/b'],
    ['registry.k8s.io/sig/pause:3', 'https://explore.ggcr.dev/?repo=registry.k8s.io%2Fsig%2Fpause'],
    ['public.ecr.aws/docker/library/node', 'https://gallery.ecr.aws/docker/library/node'],
    ['registry.gitlab.com/g/p', 'https://gitlab.com/g/p/container_registry'],
    ['registry.gitlab.com/g/p/image', 'https://gitlab.com/g/p'],
    ['registry.gitlab.com/g', undefined],
    ['nvcr.io/nvidia/pytorch:24.12-py3', 'https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch'],
    ['nvcr.io/nvidia/k8s/dcgm', 'https://catalog.ngc.nvidia.com/orgs/nvidia/teams/k8s/containers/dcgm'],
    ['nvcr.io/a', undefined],
    ['cgr.dev/chainguard/go:latest', 'https://images.chainguard.dev/directory/image/go/overview'],
    ['cgr.dev/somebody/go', undefined],
    ['dhi.io/node:22', 'https://hub.docker.com/hardened-images/catalog/dhi/node'],
    ['dhi.io/a/b', undefined],
    ['lscr.io/linuxserver/webtop', 'https://docs.linuxserver.io/images/docker-webtop/'],
    ['docker.elastic.co/kibana/kibana:9.0.0', 'https://www.docker.elastic.co/r/kibana/kibana'],
    [
      'registry.access.redhat.com/ubi9/ubi-minimal',
      'https://catalog.redhat.com/search?searchType=containers&q=ubi9%2Fubi-minimal',
    ],
    ['registry.redhat.io/ubi9', 'https://catalog.redhat.com/search?searchType=containers&q=ubi9'],
    [
      'europe-west1-docker.pkg.dev/shop/images/api:1',
      'https://console.cloud.google.com/artifacts/docker/shop/europe-west1/images/api',
    ],
    ['europe-west1-docker.pkg.dev/shop/images', undefined],
    ['registry.example.com/a/b', undefined],
    ['localhost:5000/a', undefined],
    ['a/b/c', undefined],
    ['a b', undefined],
    ['', undefined],
  ];
  for (const [image, page] of pages) it(`the page of “${image}”`, () => assert.equal(imagePage(image), page));
});
