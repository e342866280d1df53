import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../dockerfile/document.ts';
import { serveDiagnostics } from './diagnostics.ts';
import type { Session } from './session.ts';

describe('pushing what is wrong', () => {
  it('tells the editor’s log when a check throws, and goes on', { timeout: 5_000 }, async () => {
    const events = new EventEmitter();
    const document = { uri: 'file:///sample/Dockerfile', version: 1 };
    const read = new DockerfileDocument('FROM a');
    let isBroken = true;
    const connection = {
      console: { error: (text: string) => events.emit('told', text) },
      onRequest: () => undefined,
      sendDiagnostics: (params: unknown) => Promise.resolve(events.emit('sent', params)),
    };
    const documents = {
      get: () => document,
      keys: () => [document.uri],
      onDidChangeContent: () => undefined,
      onDidClose: () => undefined,
    };
    // What of a session is not asked for here is left out.
    const session = {
      ...{ connection, documents, ignoreFiles: { isOne: () => false }, lines: { isOne: () => false } },
      ...{ ready: () => Promise.resolve(), dockerfile: () => read, language: () => 'en', settings: () => ({}) },
      findings: () => {
        if (isBroken) throw new Error('a rule is broken');
        return [];
      },
    } as unknown as Session;
    const { refresh } = serveDiagnostics(session, { pulls: false, refreshesLenses: false });
    const told = once(events, 'told');
    refresh();
    assert.deepEqual(await told, ['a rule is broken']);
    isBroken = false;
    const sent = once(events, 'sent');
    refresh();
    assert.deepEqual(await sent, [{ uri: document.uri, diagnostics: [], version: 1 }]);
  });
});
