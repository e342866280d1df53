import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../test/helpers/eventually.ts';
import type { Disposable } from '../contract/ports.ts';
import { watchPlace } from './place.ts';

describe('the place of a socket', () => {
  let folder: string;
  let socket: string;
  let told: number;
  let watching: Disposable;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-place-'));
    socket = path.join(folder, 'docker.sock');
    told = 0;
    watching = watchPlace({ kind: 'socket', path: socket }, () => (told += 1));
  });
  afterEach(() => {
    watching.dispose();
    rmSync(folder, { recursive: true });
  });

  const isTold = async (what: string, change: () => void): Promise<void> => {
    const before = told;
    change();
    await eventually(`it is told that the socket ${what}`, () => told > before, { limitMs: 5_000 });
    await delay(50);
  };

  it('is told of when it comes, is replaced, and goes', async () => {
    await isTold('came', () => writeFileSync(socket, ''));
    writeFileSync(path.join(folder, 'new'), '');
    await isTold('was replaced', () => renameSync(path.join(folder, 'new'), socket));
    await isTold('went', () => rmSync(socket));
  });

  it('has neighbours that mean nothing', async () => {
    writeFileSync(path.join(folder, 'other.sock'), '');
    await delay(200);
    assert.equal(told, 0);
  });

  it('is not watched any more once it is let go of', async () => {
    watching.dispose();
    writeFileSync(socket, '');
    await delay(200);
    assert.equal(told, 0);
  });

  it('that cannot be watched, or is none, is left alone', () => {
    watchPlace({ kind: 'socket', path: '/no/such/folder/docker.sock' }, () => undefined).dispose();
    watchPlace({ kind: 'socket', path: '//./pipe/docker_engine' }, () => undefined).dispose();
    watchPlace({ kind: 'tcp', host: 'far', port: 2375 }, () => undefined).dispose();
  });
});
