import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LineEditor } from '../helpers/lineEditor.ts';

const note = `Use \`--volums-from\` with docker.

\`\`\`sh
docker iamges
\`\`\`

\`\`\`dockerfile
FROM alpine:3.22
ENV MODE dev
\`\`\`
`;

describe('pages about what is found in notes', { timeout: 60_000 }, () => {
  const uri = 'file:///notes/pages.md';
  const editor = new LineEditor();

  /** What an action opens, and of which finding it is one. */
  const opened = async (line: number, character: number): Promise<readonly unknown[]> => {
    const actions = await editor.actionsAt(line, character, uri);
    return actions.flatMap(({ title, kind, command, diagnostics }) =>
      command === undefined
        ? []
        : [title, kind, command.command, ...command.arguments, ...(diagnostics ?? []).map(({ code }) => code)],
    );
  };

  before(async () => {
    await editor.start(['dockyard.help.open']);
    await editor.server.open(uri, note, 1, 'markdown');
  });

  after(() => editor.stop());

  it('are offered behind the fixes: of a line, of a word in the text, of a Dockerfile inside', async () => {
    const expected = (code: string, ...page: string[]): string[] => [
      `Explain ${code}`,
      'quickfix',
      'dockyard.help.open',
      ...page,
      code,
    ];
    assert.deepEqual(await opened(3, 9), expected('command', 'help.lines.names', 'command'));
    assert.deepEqual(await opened(0, 8), expected('flag', 'help.lines.names', 'flag'));
    assert.deepEqual(await opened(8, 5), expected('LegacyKeyValueFormat', 'rule.LegacyKeyValueFormat'));
    const [first] = await editor.actionsAt(3, 9, uri);
    assert.equal(first?.isPreferred, true);
    assert.equal(first.command, undefined);
  });

  it('are beside those of Docker, to which the code of a finding leads', async () => {
    const found = await editor.diagnose(uri);
    assert.deepEqual(
      found.map(({ code, codeDescription }) => [code, codeDescription?.href.split('/')[2]]),
      [
        ['command', 'docs.docker.com'],
        ['LegacyKeyValueFormat', 'docs.docker.com'],
        ['flag', 'docs.docker.com'],
      ],
    );
  });

  it('are not offered to an editor that shows none', async () => {
    const other = new LineEditor();
    await other.start([]);
    await other.server.open(uri, note, 1, 'markdown');
    assert.ok((await other.actionsAt(3, 9, uri)).every(({ command }) => command === undefined));
    await other.stop();
  });
});
