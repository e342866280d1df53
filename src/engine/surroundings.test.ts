import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { thisMachine } from './surroundings.ts';

describe('thisMachine', () => {
  it('reads through the function that it is given', async () => {
    const around = thisMachine((file) => Promise.resolve(`text of ${file}`));
    assert.equal(await around.readFile('/x'), 'text of /x');
    assert.equal(around.platform, process.platform);
    assert.equal(around.env, process.env);
  });

  it('reads from disk else, and takes what cannot be read for missing', async () => {
    const around = thisMachine();
    assert.match((await around.readFile(import.meta.filename)) ?? '', /and takes what cannot be read/);
    assert.equal(await around.readFile('/nowhere/at/all'), undefined);
    assert.equal(await around.readFile(import.meta.dirname), undefined);
    assert.equal(await around.exists(import.meta.filename), true);
    assert.equal(await around.exists('/nowhere/at/all'), false);
    assert.equal(await around.exists('//./pipe/docker_engine'), false);
  });
});
