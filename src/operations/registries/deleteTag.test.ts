import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asPerson, type Done } from '../../../test/helpers/asPerson.ts';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi } from '../../../test/helpers/fakeUi.ts';
import { Failure } from '../../contract/failure.ts';
import type { Registries } from '../../contract/registry.ts';

/** A registry with `t0`, `t1` … in pages of a hundred, of which some have the digest of `t3`. */
class Tags implements Registries {
  readonly removed: string[] = [];
  readonly #count: number;
  readonly #same: ReadonlySet<string>;

  constructor(count: number, same: readonly string[]) {
    this.#count = count;
    this.#same = new Set(same);
  }

  check = (): Promise<void> => Promise.resolve();
  repositories = (): ReturnType<Registries['repositories']> => Promise.resolve({ entries: [], next: undefined });
  tag = (): ReturnType<Registries['tag']> => Promise.reject(new Error('nobody asks'));

  tags(_address: unknown, _repository: string, next = '0'): ReturnType<Registries['tags']> {
    const from = Number(next);
    const to = Math.min(this.#count, from + 100);
    const entries = Array.from({ length: to - from }, (_, index) => `t${String(from + index)}`);
    return Promise.resolve({ entries, next: to < this.#count ? String(to) : undefined });
  }

  digest(_address: unknown, _repository: string, tag: string): Promise<string> {
    if (tag === 't7') return Promise.reject(new Failure('registry.notFound', [tag]));
    return Promise.resolve(this.#same.has(tag) ? 'sha256:same' : `sha256:${tag}`);
  }

  remove(_address: unknown, _repository: string, digest: string): Promise<void> {
    this.removed.push(digest);
    return Promise.resolve();
  }
}

const id = JSON.stringify({ host: 'h:1', plain: true, repository: 'r', tag: 't3' });
const deleting = (registries: Registries, ui: FakeUi): Promise<Done> =>
  asPerson(new FakeEngine(), 'registry.deleteTag', { thing: { id, name: 'h:1/r:t3' }, machine: { registries }, ui });

describe('deleting a tag from a registry', () => {
  it('names every tag of the digest, on all pages', async () => {
    const registries = new Tags(350, ['t3', 't5', 't120', 't349']);
    const { ui } = await deleting(registries, new FakeUi([{ confirm: true }]));
    assert.match(ui.confirmations[0]?.detail ?? '', /:\n\nt3\nt5\nt120\nt349\n\nDELETE /);
    assert.deepEqual(registries.removed, ['sha256:same']);
    assert.equal(ui.statuses.at(-1), 'Deleted: t3, t5, t120, t349');
  });

  it('says when there are more than it looked at', async () => {
    const { ui } = await deleting(new Tags(1200, ['t3', 't5', 't1100']), new FakeUi([{ confirm: false }]));
    assert.match(ui.confirmations[0]?.detail ?? '', /\n\nt3\nt5\n\nOnly 1000 tags of the repository were looked at\./);
    const all = await deleting(new Tags(1000, ['t3']), new FakeUi([{ confirm: false }]));
    assert.doesNotMatch(all.ui.confirmations[0]?.detail ?? '', /looked at/);
  });

  it('says so too when the person ended the search', async () => {
    const ui = new FakeUi([{ confirm: false }]);
    ui.ending.abort();
    await deleting(new Tags(20, ['t3', 't5']), ui);
    assert.match(ui.confirmations[0]?.detail ?? '', /\n\nt3\n\nOnly 0 tags of the repository were looked at\./);
  });
});
