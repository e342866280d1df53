import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, linesOf } from '../../../test/helpers/foundLines.ts';
import { property } from '../../../test/helpers/random.ts';
import { fromDocument, toDocument } from './dockerLine.ts';
import { type DocumentKind, LineFinder } from './findLines.ts';

describe('mapping', () => {
  const documents: readonly (readonly [DocumentKind, string])[] = [
    ['markdown', '> ```sh\n> docker run \\\n>   -d nginx\n> ```\nSee `docker ps -a`.\n\n    $ docker rm web\n'],
    ['makefile', 'x:\n\t@docker run -e A=$$B \\\n\t  $(IMAGE) $$C\n'],
    ['makefile', 'x:\n\tdocker rm $(shell docker ps -aqf name=$(N)) $(notdir a b)\n'],
    ['packageJson', '{"scripts": {"a": "docker run -e \\"A=\\u0041\\" nginx"}}'],
  ];
  for (const [kind, text] of documents) {
    it(`leads every character of ${kind} back to itself`, () => {
      const lines = linesOf(text, kind);
      assert.ok(lines.length > 0);
      for (const line of lines) {
        for (let at = 0; at < line.text.length; at += 1) {
          const place = toDocument(line, at);
          assert.ok(line.span.start <= place && place < line.span.end, `${at} of ${line.text}`);
          assert.equal(fromDocument(line, place), at);
        }
      }
    });
  }

  it('reads only the piece again that a keystroke is in', () => {
    const finder = new LineFinder();
    const blocks = ['```sh\ndocker ps\n\ndocker images\n```', '`docker rm web`', 'docker ps -a', '    docker stop web'];
    const before = finder.find(blocks.join('\n\n'), 'markdown', { check }).blocks.map(({ lines }) => lines);
    for (const [index, block] of blocks.entries()) {
      const text = blocks.with(index, `${block}\nand more`).join('\n\n');
      const after = finder.find(text, 'markdown', { check }).blocks.map(({ lines }) => lines);
      assert.equal(after.length, before.length);
      for (const [other, lines] of before.entries()) {
        if (other === index) assert.notEqual(after[other], lines, block);
        else assert.equal(after[other], lines, `${block} was changed, and read was ${blocks[other] ?? ''}`);
      }
      finder.find(blocks.join('\n\n'), 'markdown', { check }).blocks.forEach(({ lines }, at) => (before[at] = lines));
    }
  });

  it('finds the same after each keystroke as from scratch', async (test) => {
    const bits = [
      '```',
      'sh',
      '\n',
      '\n\n',
      '> ',
      '    ',
      '- ',
      '`',
      '$ ',
      '# ',
      'docker ps',
      'docker run \\',
      ' -d x',
      '"',
      "'",
      '<id>',
      '[OPTIONS]',
      'dockerfile',
      'FROM a',
      '\t',
      '{',
      '}',
      ':',
      '한글',
      '<<E',
      '\r\n',
    ];
    await property(test, 150, (random) => {
      const finder = new LineFinder();
      let text = random.text(bits, 60);
      for (let step = 0; step < 5; step += 1) {
        const at = random.int(0, text.length);
        text = text.slice(0, at) + random.pick(bits) + text.slice(at + random.int(0, 3));
        for (const kind of ['markdown', 'text', 'shell', 'makefile', 'packageJson'] as const) {
          const lines = linesOf(text, kind);
          if (kind === 'markdown') assert.deepEqual(linesOf(text, kind, finder), lines);
          for (const line of lines) {
            for (const { at: from, start, length } of line.pieces) {
              assert.ok(start >= 0 && start + length <= text.length && from <= line.text.length);
            }
          }
        }
      }
    });
  });
});
