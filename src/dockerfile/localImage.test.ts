import assert from 'node:assert/strict';
import { it } from 'node:test';
import { digestAmong, isSameImage, localImagesFrom } from './localImage.ts';

const digest = `sha256:${'ab'.repeat(32)}`;

it('takes what fits of any answer', () => {
  for (const answer of [
    undefined,
    null,
    7,
    'x',
    {},
    [null],
    [7],
    [{}],
    [{ name: 7 }],
    [{ name: '' }],
    [{ name: 'a b' }],
  ])
    assert.deepEqual(localImagesFrom(answer), []);
  assert.deepEqual(
    localImagesFrom([
      { name: 'a:1', detail: 7, digest: 'sha256:xyz' },
      { name: 'b', detail: 'x', digest },
    ]),
    [{ name: 'a:1' }, { name: 'b', detail: 'x', digest }],
  );
});

it('knows an image under each of its names', () => {
  assert.ok(isSameImage('node', 'docker.io/library/node:latest'));
  assert.ok(!isSameImage('node:22', 'node'));
  const images = [{ name: 'ghcr.io/a/b:1' }, { name: 'node:22', digest }];
  assert.equal(digestAmong(images, 'library/node:22'), digest);
  assert.equal(digestAmong(images, 'ghcr.io/a/b:1'), undefined);
  assert.equal(digestAmong(images, 'node'), undefined);
});
