import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument, type TextDocuments } from './lsp.ts';
import { Versions } from './versions.ts';

describe('versions of documents', () => {
  it('are read once each', () => {
    const open = new Map<string, TextDocument>();
    const read: string[] = [];
    const versions = new Versions(open as unknown as TextDocuments<TextDocument>, (document) => {
      read.push(`${document.uri} ${String(document.version)}`);
      return { text: document.getText() };
    });
    const [one, other] = ['one', 'other'].map((uri) => TextDocument.create(uri, 'dockerfile', 1, uri));
    assert.ok(one !== undefined && other !== undefined);
    assert.equal(versions.of('one'), undefined);
    open.set('one', one).set('other', other);
    assert.equal(versions.of('one'), versions.of('one'));
    assert.equal(versions.of('other')?.text, 'other');
    assert.equal(versions.of('one')?.text, 'one');
    assert.deepEqual(read, ['one 1', 'other 1']);
    TextDocument.update(one, [{ text: 'changed' }], 2);
    assert.equal(versions.of('one')?.text, 'changed');
    assert.equal(versions.of('one'), versions.of('one'));
    assert.deepEqual(read, ['one 1', 'other 1', 'one 2']);
    // Closed and opened anew, it begins with version 1 again.
    open.set('one', TextDocument.create('one', 'dockerfile', 1, 'again'));
    assert.equal(versions.of('one')?.text, 'again');
  });
});
