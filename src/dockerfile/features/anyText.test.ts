import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pageLookup } from '../../../test/helpers/pages.ts';
import { DockerfileDocument } from '../document.ts';
import { complete } from './completion.ts';
import { hover } from './hover.ts';
import { signatureHelp } from './signatureHelp.ts';

const corpus = [
  '\ufeff# syntax=docker/dockerfile:1',
  '# escape=`',
  '# check=skip=A;error=true',
  'ARG V=${W:-1} 한글=🐳',
  'FROM --platform=$BUILDPLATFORM r.io:50/a:${V%.*}@sha256:0 AS b',
  'RUN --mount=type=cache,"target=/x",sharing=locked <<-EOF cat <<\'F G\' `\r',
  '  # 주석',
  '',
  '  && apt-get install -yq $V',
  '\techo ${V#x}',
  '\tEOF',
  'F G',
  'ONBUILD COPY --from=b --chmod=0755 ["a b", "./"]',
  'HEALTHCHECK --interval=1m30s CMD curl -fsSL "$V',
  'LABEL org.opencontainers.image.title = "x',
  'USER a:b',
  'EXPOSE 80/tcp ${',
  'SHELL ["sh",',
].join('\n');

it('nothing throws at the end of any prefix or the start of any suffix', () => {
  const pageOf = pageLookup('en');
  for (let cut = 0; cut <= corpus.length; cut += 1) {
    for (const [text, offset] of [
      [corpus.slice(0, cut), cut],
      [corpus.slice(cut), 0],
      [corpus.slice(cut), corpus.length - cut],
    ] as const) {
      const document = new DockerfileDocument(text);
      const found = hover(document, offset, { language: 'ko', pageOf });
      assert.ok(found === undefined || (found.span.start <= offset && offset <= found.span.end), text);
      for (const { insert } of complete(document, offset).items)
        assert.ok(insert.span.start <= offset && offset <= insert.span.end, text);
      const help = signatureHelp(document, offset, 'ko');
      const active = help?.signatures[help.active];
      assert.ok(
        help === undefined || (active !== undefined && help.activeParameter < Math.max(active.parameters.length, 1)),
        text,
      );
    }
  }
});
