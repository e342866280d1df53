import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CORPUS } from '../helpers/dockerfiles.ts';
import { LanguageServer, type Range } from '../helpers/languageServer.ts';
import { property, type Random } from '../helpers/random.ts';

const PIECES = [
  '\n',
  '\r\n',
  ' ',
  '\\\n',
  '\\\r\n',
  '"',
  '$',
  '${A:-',
  '}',
  '<<EOF\n',
  'EOF\n',
  '# 주석\n',
  '🐳',
  '한글',
];
const MORE_PIECES = [
  'FROM a AS b\n',
  'RUN x && y',
  'ENV A=1 B="2"\r\n',
  '--from=b ',
  '[',
  '"]',
  '\t',
  '# escape=`\n',
  'x',
];
const ROUNDS = 60;
const MESSAGES = 30;

/** Where lines are, told by the test itself. */
function positionAt(text: string, offset: number): Range['start'] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Nobody's cursor is inside a line end or a character. */
function cursorIn(text: string, random: Random, from = 0, most = text.length): number {
  const offset = Math.min(random.int(from, text.length), from + most);
  const isInside = /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])/.test(text.slice(Math.max(offset - 1, 0), offset + 1));
  return isInside ? offset + 1 : offset;
}

describe('what an editor changes piece by piece', { timeout: 120_000 }, () => {
  let server: LanguageServer;
  before(async () => {
    server = new LanguageServer();
    await server.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
  });
  after(() => server.kill());

  /** What is seen of a document. */
  const seen = async (uri: string): Promise<unknown> => {
    const asked = ['semanticTokens/full', 'documentSymbol', 'diagnostic'].map((name) =>
      server.connection.sendRequest<Record<string, unknown>>(`textDocument/${name}`, { textDocument: { uri } }),
    );
    const [tokens, symbols, diagnostics] = await Promise.all(asked);
    return { tokens: tokens?.['data'], symbols, diagnostics: diagnostics?.['items'] };
  };

  it('is what the same text is when it is opened whole', async (test) => {
    let count = 0;
    await property(test, ROUNDS, async (random) => {
      const uri = `file:///edited/${String((count += 1))}/Dockerfile`;
      let text = random.pick(CORPUS);
      if (random.chance(0.5)) text = text.replaceAll('\n', '\r\n');
      await server.open(uri, text);
      for (let version = 2; version < MESSAGES; version += 1) {
        const changes = Array.from({ length: random.int(1, 3) }, () => {
          const start = cursorIn(text, random);
          const end = random.chance(0.5) ? start : cursorIn(text, random, start, 12);
          const piece = random.pick(random.chance(0.5) ? PIECES : MORE_PIECES);
          const range = { start: positionAt(text, start), end: positionAt(text, end) };
          text = text.slice(0, start) + piece + text.slice(end);
          return { range, text: piece };
        });
        await server.change(uri, version, ...changes);
        if (version % 4 !== 0) continue;
        const whole = `file:///whole/${String((count += 1))}/Dockerfile`;
        await server.open(whole, text);
        assert.deepEqual(await seen(uri), await seen(whole), JSON.stringify(text));
        await server.close(whole);
      }
    });
  });
});
