import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Hover, LanguageServer, type Range } from '../helpers/languageServer.ts';
import { KEYWORDS, pageLookup } from '../helpers/pages.ts';

const TIME = { timeout: 30_000 };
const URI = 'file:///sample/Dockerfile';

/** The keyword that a hover explains, or undefined. */
function about(hover: Hover | null): string | undefined {
  return hover === null ? undefined : /^\*\*([A-Z]+)\*\*/.exec(hover.contents.value)?.[1];
}

function range(line: number, from: number, to: number, endLine = line): Range {
  return { start: { line, character: from }, end: { line: endLine, character: to } };
}

describe('starting and ending', TIME, () => {
  const languages: readonly [string, object, 'ko' | 'en'][] = [
    ['nothing said', {}, 'en'],
    ['locale ko', { locale: 'ko' }, 'ko'],
    ['locale ko-KR', { locale: 'ko-KR' }, 'ko'],
    ['locale en-US', { locale: 'en-US' }, 'en'],
    ['locale de', { locale: 'de' }, 'en'],
    ['the option beats the locale', { locale: 'ko', initializationOptions: { language: 'en' } }, 'en'],
    ['the option alone', { initializationOptions: { language: 'ko' } }, 'ko'],
    ['an option that is no language', { locale: 'ko', initializationOptions: { language: 'auto' } }, 'ko'],
    ['options of another kind', { locale: 'ko', initializationOptions: ['x'] }, 'ko'],
    ['no options at all', { locale: 'ko', initializationOptions: null }, 'ko'],
  ];
  for (const [name, params, language] of languages) {
    it(`${name}: speaks ${language}, and ends with exit code 0`, async () => {
      const server = new LanguageServer();
      const answer = (await server.initialize(params)) as { serverInfo: object; capabilities: Record<string, unknown> };
      assert.deepEqual(answer.serverInfo, { name: 'dockyard' });
      assert.equal(answer.capabilities['textDocumentSync'], 2);
      await server.open(URI, 'FROM a');
      const hover = await server.hover(URI, 0, 1);
      assert.equal(hover?.contents.value.includes('[Dockerfile 레퍼런스]'), language === 'ko');
      assert.equal(hover.contents.value.includes('[Dockerfile reference]'), language === 'en');
      assert.equal(await server.stop(), 0);
      assert.equal(server.stderr, '');
    });
  }

  it('answers an editor that does not wait for answers', async () => {
    const server = new LanguageServer();
    const begun = server.initialize();
    const told = server.connection.sendNotification('initialized', {});
    const opened = server.open(URI, 'FROM a');
    assert.equal(about(await server.hover(URI, 0, 1)), 'FROM');
    await Promise.all([begun, told, opened]);
    assert.equal(await server.stop(), 0);
  });

  it('answers an editor that never says that it has begun', async () => {
    const server = new LanguageServer();
    const capabilities = { textDocument: { hover: { contentFormat: ['markdown'] } } };
    await server.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await server.open(URI, 'FROM a');
    assert.equal(about(await server.hover(URI, 0, 1)), 'FROM');
    assert.equal(await server.stop(), 0);
  });

  it('ended without a word to it ends with exit code 1, as the protocol says', async () => {
    const server = new LanguageServer();
    await server.initialize();
    await server.connection.sendNotification('exit');
    assert.equal(await server.exitCode, 1);
  });

  it('does not stay when its editor dies', async () => {
    const server = new LanguageServer();
    await server.initialize();
    server.hangUp();
    assert.notEqual(await server.exitCode, null);
  });
});

describe('hover', TIME, () => {
  let server: LanguageServer;
  let count = 0;
  before(async () => {
    server = new LanguageServer();
    await server.initialize({ locale: 'en' });
  });
  after(() => server.kill());

  /** Opens a text of its own and hovers. */
  async function hoverOn(text: string, line: number, character: number): Promise<Hover | null> {
    const uri = `file:///sample/${(count += 1)}/Dockerfile`;
    await server.open(uri, text);
    return server.hover(uri, line, character);
  }

  for (const keyword of KEYWORDS) {
    it(`${keyword} in both letter cases`, async () => {
      const page = pageLookup('en')(`dockerfile.${keyword.toLowerCase()}`);
      for (const written of [keyword, keyword.toLowerCase()]) {
        const hover = await hoverOn(`# a comment\n  ${written} x\n`, 1, 3);
        assert.equal(hover?.contents.kind, 'markdown');
        assert.ok(hover.contents.value.startsWith(page?.markdown ?? 'no page'));
        assert.deepEqual(hover.range, range(1, 2, 2 + keyword.length));
      }
    });
  }

  const cases: readonly [string, string, number, number, string | undefined, Range?][] = [
    ['the trigger of ONBUILD', 'ONBUILD COPY . /', 0, 10, 'COPY', range(0, 8, 12)],
    ['ONBUILD itself', 'ONBUILD COPY . /', 0, 3, 'ONBUILD', range(0, 0, 7)],
    ['a trigger on the next line', 'onbuild \\\n  run x', 1, 3, 'RUN', range(1, 2, 5)],
    ['after continuation lines', 'RUN a \\\n  b\nCMD c', 2, 1, 'CMD', range(2, 0, 3)],
    ['a word of a continuation line', 'RUN a \\\n  FROM\nCMD c', 1, 3, undefined],
    ['a keyword over two lines', 'FR\\\nOM a', 1, 1, 'FROM', range(0, 0, 2, 1)],
    ['the other escape character', '# escape=`\nRUN a `\n  FROM b\nCMD c', 2, 3, undefined],
    ['behind the other escape character', '# escape=`\nRUN C:\\\nCMD c', 2, 1, 'CMD', range(2, 0, 3)],
    ['CRLF', 'FROM a\r\nRUN b \\\r\n  c\r\nCMD d\r\n', 3, 1, 'CMD', range(3, 0, 3)],
    ['CRLF, on a continuation line', 'RUN b \\\r\n  FROM\r\n', 1, 3, undefined],
    ['the body of a heredoc', 'RUN <<EOF\nFROM x\nEOF\nCMD y', 1, 1, undefined],
    ['behind a heredoc', 'RUN <<EOF\nFROM x\nEOF\nCMD y', 3, 1, 'CMD', range(3, 0, 3)],
    ['the end of a keyword', 'FROM a', 0, 4, 'FROM', range(0, 0, 4)],
    ['an argument', 'FROM a', 0, 5, undefined],
    ['a comment', '# FROM a', 0, 3, undefined],
    ['behind the end of a line', 'FROM\nRUN', 0, 99, 'FROM', range(0, 0, 4)],
    ['behind the end of the text', 'FROM a\n', 99, 0, undefined],
    ['behind characters of two units', 'RUN echo 🐳 \\\n 한글\nCMD x', 2, 1, 'CMD', range(2, 0, 3)],
    ['a half-written instruction', 'FROM a\nRUN <<EOF', 1, 1, 'RUN', range(1, 0, 3)],
    ['an open quote', 'FROM a\nRUN echo "', 1, 1, 'RUN', range(1, 0, 3)],
    ['an empty text', '', 0, 0, undefined],
    ['bytes that are no Dockerfile', '\u0000\u0001\ufffd\u0000RUN', 0, 2, undefined],
  ];
  for (const [name, text, line, character, keyword, expected] of cases) {
    it(`${name}: ${keyword ?? 'nothing'}`, async () => {
      const hover = await hoverOn(text, line, character);
      assert.equal(about(hover), keyword);
      if (expected !== undefined) assert.deepEqual(hover?.range, expected);
    });
  }

  it('an unknown document has none', async () => assert.equal(await server.hover('file:///nowhere', 0, 0), null));

  it('a closed document has none', async () => {
    await server.open('file:///closed', 'FROM a');
    assert.equal(about(await server.hover('file:///closed', 0, 1)), 'FROM');
    await server.close('file:///closed');
    assert.equal(await server.hover('file:///closed', 0, 1), null);
  });
});

describe('editing', TIME, () => {
  let server: LanguageServer;
  before(async () => {
    server = new LanguageServer();
    await server.initialize({ locale: 'en' });
  });
  after(() => server.kill());

  it('is followed, change by change', async () => {
    await server.open(URI, 'FROM a\nRUN b\n');
    // The R of RUN is typed over: what was RUN is no keyword.
    await server.change(URI, 2, { range: range(1, 0, 1), text: 'X' });
    assert.equal(await server.hover(URI, 1, 1), null);
    await server.change(URI, 3, { range: range(1, 0, 3), text: 'CMD' });
    assert.equal(about(await server.hover(URI, 1, 1)), 'CMD');
    // A mark at the end of the line before makes it an argument.
    await server.change(URI, 4, { range: range(0, 6, 6), text: ' \\' });
    assert.equal(await server.hover(URI, 1, 1), null);
    // Two changes in one message: the first moves what the second is about.
    await server.change(URI, 5, { range: range(0, 6, 8), text: '\n' }, { range: range(2, 0, 3), text: 'ENV' });
    assert.equal(about(await server.hover(URI, 2, 1)), 'ENV');
    // The whole text.
    await server.change(URI, 6, { text: 'WORKDIR /' });
    assert.equal(about(await server.hover(URI, 0, 1)), 'WORKDIR');
  });

  it('keeps documents apart', async () => {
    await server.open('file:///a', 'FROM a');
    await server.open('file:///b', 'CMD b');
    await server.change('file:///a', 2, { range: range(0, 0, 4), text: 'USER' });
    assert.equal(about(await server.hover('file:///a', 0, 1)), 'USER');
    assert.equal(about(await server.hover('file:///b', 0, 1)), 'CMD');
  });

  it('letter by letter never breaks it', async () => {
    const uri = 'file:///typed';
    const text = 'FROM a\nRUN <<EOF "x\\\ny\nEOF\nONBUILD run `';
    await server.open(uri, '');
    let typed = '';
    for (const [index, character] of Array.from(text).entries()) {
      const lines = typed.split('\n');
      const [line, at] = [lines.length - 1, lines.at(-1)?.length ?? 0];
      await server.change(uri, index + 2, { range: range(line, at, at), text: character });
      typed += character;
      await server.hover(uri, line, at);
    }
    assert.equal(about(await server.hover(uri, 0, 1)), 'FROM');
  });
});

describe('the language', TIME, () => {
  it('can be changed while it runs, by a notification', async () => {
    const server = new LanguageServer();
    await server.initialize({ locale: 'en' });
    await server.open(URI, 'FROM a');
    const korean = async (): Promise<boolean> =>
      /[가-힣]/.test((await server.hover(URI, 0, 1))?.contents.value.slice(0, 60) ?? '');
    assert.equal(await korean(), false);
    await server.connection.sendNotification('dockyard/languageChanged', 'ko');
    assert.equal(await korean(), true);
    await server.connection.sendNotification('dockyard/languageChanged', 'en');
    assert.equal(await korean(), false);
    await server.connection.sendNotification('dockyard/languageChanged', 'ko');
    await server.connection.sendNotification('dockyard/languageChanged', { not: 'a language' });
    assert.equal(await korean(), false);
    assert.equal(await server.stop(), 0);
  });
});
