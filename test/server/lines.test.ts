import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  lineRequests,
  type ExplainedFailure,
  type ExplainedPage,
  type FilledLine,
  type RunnableLine,
} from '../../src/server/protocol.ts';
import { container, image } from '../helpers/records.ts';
import type { Range } from '../helpers/languageServer.ts';
import { type Action, type Diagnostic, LineEditor } from '../helpers/lineEditor.ts';

const note = `# Notes

Look with \`docker ps -a\` first.

\`\`\`sh
docker iamges
docker run -d --name web -p 8080:80 nginx
\`\`\`

> $ docker stop <container>

\`\`\`dockerfile
FROM alpine:3.22
RNU apk add curl
ENV MODE dev
\`\`\`

\`\`\`python
docker = run("docker iamges")
\`\`\`
`;

/** Docker lines over stdio, as an editor asks that pulls diagnostics and registers features when it is told. */
describe('docker lines in documents', { timeout: 60_000 }, () => {
  const uri = 'file:///notes/a.md';
  const editor = new LineEditor();
  const { server, registered } = editor;
  let version = 1;

  const ask = <T>(method: string, params: object = {}, of = uri): Promise<T> => editor.ask(method, params, of);
  const diagnose = (of = uri): Promise<Diagnostic[]> => editor.diagnose(of);
  const actionsAt = (line: number, character: number, of = uri): Promise<Action[]> =>
    editor.actionsAt(line, character, of);
  const own = <T>(method: string, params: object): Promise<T> => server.connection.sendRequest(method, params);

  before(async () => {
    await editor.start(['dockyard.lines.run', 'dockyard.lines.explain']);
    await server.open(uri, note, version, 'markdown');
    // By its answer all that was sent before has arrived.
    await diagnose();
  });

  after(() => editor.stop());

  it('asks for documents with lines, and for no more than it does there', () => {
    const methods = registered.map(({ method }) => method).sort();
    assert.deepEqual(methods, [
      'textDocument/codeAction',
      'textDocument/codeLens',
      'textDocument/completion',
      'textDocument/completion',
      'textDocument/diagnostic',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didOpen',
      'textDocument/hover',
    ]);
    const completion = registered.find(({ method }) => method === 'textDocument/completion');
    assert.equal(completion?.registerOptions?.resolveProvider, true);
    assert.match(JSON.stringify(registered[0]?.registerOptions?.documentSelector), /"markdown"/);
  });

  it('explains a flag, inline code, and an instruction of a Dockerfile inside', async () => {
    const flag = await server.hover(uri, 6, 13);
    assert.match(flag?.contents.value ?? '', /background|detach/i);
    assert.deepEqual(flag?.range, { start: { line: 6, character: 11 }, end: { line: 6, character: 13 } });
    assert.ok(await server.hover(uri, 2, 19));
    assert.match((await server.hover(uri, 12, 1))?.contents.value ?? '', /stage/);
    assert.equal(await server.hover(uri, 0, 3), null);
    assert.equal(await server.hover(uri, 18, 15), null);
  });

  it('explains what the words of a note name, and nothing where no docker line is', async () => {
    const terms = 'file:///notes/terms.md';
    const text = `## Dangling images

1. With --volumes-from folders are lent.

| what | it is |
|---|---|
| ENTRYPOINT | the build context has none |
`;
    await server.open(terms, text, 1, 'markdown');
    assert.equal(await server.hover(terms, 0, 6), null);
    await server.open(terms, `${text}\n    docker ps\n`, 2, 'markdown');
    const dangling = await server.hover(terms, 0, 6);
    assert.match(dangling?.contents.value ?? '', /^\*\*Dangling images[^]*has no name any more/);
    assert.deepEqual(dangling?.range, { start: { line: 0, character: 3 }, end: { line: 0, character: 11 } });
    assert.match((await server.hover(terms, 2, 12))?.contents.value ?? '', /volumes/);
    assert.match((await server.hover(terms, 6, 5))?.contents.value ?? '', /ENTRYPOINT/);
    assert.match((await server.hover(terms, 6, 22))?.contents.value ?? '', /context/);
    assert.equal(await server.hover(terms, 6, 35), null);
  });

  it('finds what is wrong in lines and in Dockerfiles, and nothing in other code', async () => {
    const found = (await diagnose()).map(({ code, severity, range }) => [range.start.line, code, severity]);
    assert.deepEqual(found, [
      [5, 'command', 1],
      [13, 'unknown-instruction', 1],
      // In a note the rest is a remark.
      [14, 'LegacyKeyValueFormat', 3],
    ]);
  });

  it('mends them, the right way first', async () => {
    const [first] = await actionsAt(5, 9);
    assert.equal(first?.isPreferred, true);
    assert.deepEqual(first.edit.changes[uri], [
      { range: { start: { line: 5, character: 7 }, end: { line: 5, character: 13 } }, newText: 'images' },
    ]);
    const [instruction] = await actionsAt(13, 1);
    assert.deepEqual(instruction?.edit.changes[uri]?.[0]?.newText, 'RUN');
  });

  it('sees what breaks around the lines, and mends it', async () => {
    const other = 'file:///notes/b.md';
    const text = `Use \`--volums-from\` with docker.

\`\`\`sh
// mixes paint
docker stop $(docker ps -q)
docker stop $(docker ps -q)
docker build --build-arg paint-kind=blue -t paint .
docker top <무엇이 실행 중인지 확인한다>
\`\`\`

\`\`\`
FROM alpine:3.22
ARG PAINT_KIND
\`\`\`

\`\`\`
FROM alpine:3.22 AS paint
ARG colour
CMD ["mix" "it"]
\`\`\`

\`\`\`sh
docker build --build-arg paint-kind=blue -t paint .
\`\`\`

> <code>LABEL [키 이름] = [값]</code>
> \`COPY a\`
`;
    await server.open(other, text, 1, 'markdown');
    const found = (await diagnose(other)).map(({ code, range: { start } }) => `${start.line} ${code}`);
    assert.deepEqual(found.sort(), [
      '0 flag',
      '18 JSONArgsRecommended',
      '18 broken-json',
      '22 build-arg',
      '25 spaces-around-equals',
      '3 comment',
      '5 repeated',
      '7 missing-argument',
      '7 prose',
    ]);
    const firstAt = async (line: number, character: number): Promise<string | undefined> =>
      (await actionsAt(line, character, other))[0]?.edit.changes[other]?.[0]?.newText;
    assert.equal(await firstAt(0, 8), '--volumes-from');
    assert.equal(await firstAt(3, 1), '# mixes paint');
    assert.equal(await firstAt(5, 8), 'rm');
    assert.equal(await firstAt(22, 26), 'PAINT_KIND');
    await server.close(other);
  });

  it('offers to run and to explain each line that stands by itself', async () => {
    const lenses = await ask<{ range: Range; command: { title: string; command: string } }[]>('codeLens');
    assert.deepEqual(
      lenses.map(({ range, command }) => `${range.start.line} ${command.command}`),
      [5, 6, 9].flatMap((line) => [`${line} dockyard.lines.run`, `${line} dockyard.lines.explain`]),
    );
  });

  it('offers it for inline code that is a line of its own, and for none in a sentence', async () => {
    const alone = 'file:///alone.md';
    const text = [
      '`docker ps`',
      '',
      '- `docker images`',
      '1. `docker ps -a`',
      '',
      '<code>docker image ls --digests [이미지명]</code><br>',
      '',
      '`docker run`',
      '',
      '`docker`',
      '',
      'Type `docker ps` there.',
      '',
      '`docker ps` `docker images`',
    ].join('\n');
    await server.open(alone, text, 1, 'markdown');
    const lenses = await editor.ask<{ range: Range }[]>('codeLens', {}, alone);
    assert.deepEqual([...new Set(lenses.map(({ range }) => range.start.line))], [0, 2, 3, 5]);
    await server.close(alone);
  });

  it('completes commands and flags', async () => {
    version += 1;
    await server.change(uri, version, { text: '```sh\ndocker vol\ndocker run --na\ndocker \ndocker image  \n```\n' });
    const labels = async (line: number, character: number): Promise<string[]> =>
      (await ask<{ label: string }[]>('completion', { position: { line, character } })).map(({ label }) => label);
    assert.ok((await labels(1, 10)).includes('volume'));
    assert.ok((await labels(2, 15)).includes('--name'));
    assert.ok((await labels(3, 7)).includes('ps'));
    assert.ok((await labels(4, 14)).includes('prune'));
    assert.deepEqual(await labels(0, 2), []);
    version += 1;
    await server.change(uri, version, { text: note });
  });

  it('documents what it completes when it is asked to, with the page', async () => {
    version += 1;
    await server.change(uri, version, { text: '```sh\ndocker run --\n```\n' });
    const items = await ask<{ label: string }[]>('completion', { position: { line: 1, character: 13 } });
    const publish = items.find(({ label }) => label === '--publish');
    assert.ok(publish !== undefined && !('documentation' in publish));
    const { documentation } = await own<{ documentation: { value: string } }>('completionItem/resolve', publish);
    assert.match(documentation.value, /port/);
    version += 1;
    await server.change(uri, version, { text: note });
  });

  it('hands over a line to run: prompt left out, placeholders named, answers quoted, dangers told', async () => {
    const [line] = await own<RunnableLine[]>(lineRequests.linesAt, { uri, line: 9, block: false });
    assert.equal(line?.text, 'docker stop <container>');
    assert.deepEqual(
      line.placeholders.map(({ label, kind }) => [label, kind]),
      [['container', 'container']],
    );
    const filled = await own<FilledLine>(lineRequests.fill, { line, answers: ['a b; reboot'] });
    assert.deepEqual(filled, { text: "docker stop 'a b; reboot'", dangers: [] });
    const prune = { text: 'docker system prune -a', placeholders: [], remarks: [] };
    const { dangers } = await own<FilledLine>(lineRequests.fill, { line: prune, answers: [] });
    assert.match(dangers.join(), /every image that no container uses/);
    const block = await own<RunnableLine[]>(lineRequests.linesAt, { uri, line: 6, block: true });
    assert.equal(block.length, 2);
    assert.deepEqual(await own(lineRequests.linesAt, { uri, line: 0, block: false }), []);
  });

  it('makes a page about a line, with what is on the engine', async () => {
    const picture = {
      containers: [
        container({
          name: 'shop',
          state: 'running',
          ports: [{ hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
        }),
      ],
      images: [image({ reference: 'redis:8' })],
      volumes: [],
      networks: [],
    };
    const page = await own<ExplainedPage>(lineRequests.explain, { uri, line: 6, block: false, picture });
    assert.match(page.title, /^docker run/);
    for (const part of [
      /port `?8080`? .*`shop`/i,
      /`nginx` is not here/,
      /POST \/containers\/create/,
      /docker rm -f/,
      /\]\(page:/,
    ]) {
      assert.match(page.markdown, part);
    }
    assert.match(
      (await own<ExplainedPage>(lineRequests.explain, { uri, line: 6, block: false })).markdown,
      /No engine/,
    );
    assert.equal(await own(lineRequests.explain, { uri, line: 0, block: false }), null);
    const alone = await own<ExplainedPage>(lineRequests.explainText, { text: 'docker volume rm data', picture });
    assert.equal(alone.title, 'docker volume rm data');
    assert.match(alone.markdown, /Removes the volumes `data`[^]*## Word by word[^]*`rm` Removes volumes/);
  });

  it('says on that page what is wrong, and what was probably meant', async () => {
    const other = 'file:///notes/wrong.md';
    await server.open(
      other,
      '```sh\ndocekr run --monut type=volume,target=/a nginx\ndocker rm [name of it]\n```\n',
      1,
      'markdown',
    );
    const picture = { containers: [], images: [], volumes: [], networks: [] };
    const page = (line: number): Promise<ExplainedPage> =>
      own(lineRequests.explain, { uri: other, line, block: false, picture });
    const { markdown } = await page(1);
    assert.match(markdown, /## What is wrong with it[^]*docekr[^]*monut[^]*On this engine/);
    assert.ok(markdown.includes('docker run --mount type=volume,target=/a nginx'), markdown);
    assert.match((await page(2)).markdown, /when its placeholders are filled in/);
  });

  it('hands over a block as it is typed: no prompts, no output, continued lines as one', async () => {
    const other = 'file:///notes/block.md';
    const text =
      '```console\n$ docker ps\nCONTAINER ID   IMAGE\ndocker ps of yesterday\n$ docker run --rm \\\n    busybox \\\n    echo joined\njoined\n```\n';
    await server.open(other, text, 1, 'markdown');
    const block = await own<RunnableLine[]>(lineRequests.linesAt, { uri: other, line: 1, block: true });
    assert.deepEqual(
      block.map((line) => line.text.replace(/\s+/g, ' ')),
      ['docker ps', 'docker run --rm busybox echo joined'],
    );
  });

  it('leaves nothing open that docker needs', async () => {
    const optional = async (text: string): Promise<boolean[]> => {
      const { placeholders } = await server.connection.sendRequest<RunnableLine>(lineRequests.lineOf, text);
      return placeholders.map((each) => each.optional);
    };
    assert.deepEqual(await optional('docker rm [OPTIONS] [CONTAINER]'), [true, false]);
    assert.deepEqual(await optional('docker rm [OPTIONS] CONTAINER [CONTAINER...]'), [true, false, true]);
    assert.deepEqual(await optional('docker logout [SERVER]'), [true]);
    assert.deepEqual(await optional('docker exec [컨테이너 이름] [명령어]'), [false, false]);
    assert.deepEqual(await optional('docker pull 이미지[:태그]'), [false, true]);
    assert.deepEqual(await optional('docker run -p [호스트포트]:[컨테이너포트] nginx'), [false, false]);
  });

  it('asks for what a workflow or make would fill in', async () => {
    const asked = async (of: string, language: string, text: string, line: number): Promise<unknown[]> => {
      await server.open(of, text, 1, language);
      const [found] = await own<RunnableLine[]>(lineRequests.linesAt, { uri: of, line, block: false });
      assert.ok(found);
      const answers = found.placeholders.map(({ optional }, index) => (optional ? '' : `v${index}`));
      const { text: filled } = await own<FilledLine>(lineRequests.fill, { line: found, answers });
      return [found.text, found.placeholders.map(({ label, optional }) => [label, optional]), filled];
    };
    const workflow = 'jobs:\n  a:\n    steps:\n      - run: docker push a:${{ github.sha }} $X ${Y}\n';
    assert.deepEqual(await asked('file:///a/.github/workflows/b.yml', 'yaml', workflow, 3), [
      'docker push a:${{ github.sha }} $X ${Y}',
      [['github.sha', false]],
      'docker push a:v0 $X ${Y}',
    ]);
    const make = 'x:\n\tdocker run $(ARGS) -e A=$${B} a:$(V) $@ $(notdir $(W))\n';
    assert.deepEqual(await asked('file:///a/Makefile', 'makefile', make, 1), [
      'docker run $(ARGS) -e A=${B} a:$(V) $@ $(notdir $(W))',
      [
        ['ARGS', true],
        ['V', false],
        ['$@', true],
        ['notdir $(W)', true],
      ],
      'docker run  -e A=${B} a:v1',
    ]);
  });

  it('types no remark, and an answer as the quotes around it have it', async () => {
    const fill = async (text: string, answers: readonly string[]): Promise<string> => {
      const line = await server.connection.sendRequest<RunnableLine>(lineRequests.lineOf, text);
      return (await own<FilledLine>(lineRequests.fill, { line, answers })).text;
    };
    assert.equal(await fill('docker rmi nginx 이미지 삭제', []), 'docker rmi nginx');
    assert.equal(await fill('docker run -e "A=<value>" nginx', ['a "b" $c']), 'docker run -e "A=a \\"b\\" \\$c" nginx');
    assert.equal(await fill("docker run -e 'A=<value>' nginx", ["it's"]), "docker run -e 'A=it'\\''s' nginx");
  });

  it('explains a command that failed, and mends it', async () => {
    const failure = await own<ExplainedFailure>(lineRequests.failure, {
      command: 'docker run --name shop nginx',
      output:
        'docker: Error response from daemon: Conflict. The container name "/shop" is already in use by container "ab12".',
    });
    assert.match(failure.summary, /container shop already/);
    assert.match(failure.markdown, /docker rm shop/);
    const misspelt = await own<ExplainedFailure>(lineRequests.failure, { command: 'docker iamges', output: '' });
    assert.match(misspelt.markdown, /docker images/);
    const output = 'docker: unknown command: docker iamges';
    const both = await own<ExplainedFailure>(lineRequests.failure, { command: 'docker iamges', output });
    assert.match(both.summary, /iamges/);
    assert.equal(both.markdown.match(/no (?:such )?command/g)?.length, 1, both.markdown);
    assert.equal(await own(lineRequests.failure, { command: 'docker run x', output: 'hello' }), null);
  });

  it('follows the settings', async () => {
    const change = (lines: object): Promise<void> =>
      server.connection.sendNotification('workspace/didChangeConfiguration', { settings: { dockyard: { lines } } });
    await change({ validate: false, lens: 'block' });
    assert.deepEqual(await diagnose(), []);
    const lenses = await ask<{ range: Range }[]>('codeLens');
    assert.deepEqual(
      lenses.map(({ range }) => range.start.line),
      [5, 5, 9, 9],
    );
    await change({ lens: 'off' });
    assert.deepEqual(await ask('codeLens'), []);
    await change({});
  });
});
