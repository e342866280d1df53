import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor } from '../../../test/helpers/dockerfiles.ts';
import { DockerfileDocument } from '../document.ts';
import { termsAt } from './termsAt.ts';

describe('what notes are asked about at a place', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['FR|OM nginx', ['instruction.FROM']],
    ['from| nginx', ['instruction.FROM']],
    ['FROM ng|inx:1.27', ['image.nginx', 'concept.base-image']],
    ['FROM --plat|form=linux/arm64 nginx', ['FROM --platform']],
    ['FROM ghcr.io/owner/to|ol@sha256:00', ['image.tool', 'concept.base-image']],
    ['FROM a\nCOPY --fr|om=b /c /d', ['COPY --from']],
    ['FROM a\nCOPY --from=b /c| /d', []],
    ['FROM a\nONBUILD CO|PY a b', ['instruction.COPY']],
    ['FROM a\nONBU|ILD COPY a b', ['instruction.ONBUILD']],
    ['# FR|OM', []],
    ['|', []],
  ];
  for (const [marked, terms] of cases) {
    it(JSON.stringify(marked), () => {
      const { text, offset } = atCursor(marked);
      assert.deepEqual(termsAt(new DockerfileDocument(text), offset), terms);
    });
  }
});
