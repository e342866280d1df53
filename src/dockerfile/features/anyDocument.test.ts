import assert from 'node:assert/strict';
import { it } from 'node:test';
import { everyRequest, type PlaceRequest } from '../../../test/helpers/dockerfileRequests.ts';
import { CORPUS } from '../../../test/helpers/dockerfiles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
const MUTATIONS = 100_000;
/** Requests for each text, in turns: all of them would take a minute and a half. */
const ASKED = 4;

const pieces = [
  '\\',
  '\n',
  '"',
  "'",
  '$',
  '${',
  '}',
  '<<E\n',
  '[',
  ']',
  '--from=',
  '#',
  ' ',
  'ONBUILD ',
  '`',
  '\r\n',
  '한',
  '=',
  ',',
  '|',
];

it('whatever is typed, no request fails', (test) => {
  const { random, seed } = seeded(test);
  for (let round = 0; round < MUTATIONS; round += 1) {
    let text = random.pick(CORPUS);
    const from = random.int(0, text.length);
    // Parts of files, so that each round is short: what goes wrong does so within a few lines.
    text = text.slice(from, from + random.int(0, 160));
    for (let change = random.int(0, 3); change >= 0; change -= 1) {
      const at = random.int(0, text.length);
      text = text.slice(0, at) + random.pick(pieces) + text.slice(at + random.int(0, 4));
    }
    const document = new DockerfileDocument(text);
    const offset = random.int(0, text.length);
    for (let asked = 0; asked < ASKED; asked += 1) {
      const [name, ask] = everyRequest[(round * ASKED + asked) % everyRequest.length] ?? assert.fail();
      answered(name, ask, document, offset, `seed ${seed}`);
    }
  }
});

/** Small, so that every request can be asked of every part of them. */
const small = [
  '\ufeff# escape=`\r\nARG V=${W:-${X%.*}} 한글=🐳\r\nFROM --platform=$V r.io:50/a:$V AS b\r\nRUN x `\r\n # c\r\n && "y $V" <<-\'E F\'\r\n\tE F\r\n',
  'FROM a AS b\nFROM b\nRUN --mount=type=bind,from=b,target=/x <<E cat\n$(y\nE\nONBUILD COPY --from=b ["c", "/"]\nENV A b\nLABEL c="d" \\\n\n e=$A\nHEALTHCHECK CMD ["curl"]\n',
];

for (const [what, partOf] of [
  ['beginning', (text: string, cut: number) => text.slice(0, cut)],
  ['end', (text: string, cut: number) => text.slice(cut)],
] as const)
  it(`every request of every ${what} of a file is answered, at both of its ends`, () => {
    for (const text of [...small, ...CORPUS.slice(1, 2)])
      for (let cut = 0; cut <= text.length; cut += 1) {
        const document = new DockerfileDocument(partOf(text, cut));
        for (const [name, ask] of everyRequest)
          for (const offset of new Set([0, document.text.length])) answered(name, ask, document, offset, what);
      }
  });

function answered(name: string, ask: PlaceRequest, document: DockerfileDocument, offset: number, what: string): void {
  try {
    ask(document, offset);
  } catch (error) {
    assert.fail(`${name} at ${offset}, ${what}: ${JSON.stringify(document.text)} ${String(error)}`);
  }
}
