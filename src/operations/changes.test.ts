import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callText, FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { services } from '../../test/helpers/fakeUi.ts';
import { speakIn } from '../contract/localized.ts';
import type { EachOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { restart, start, stop } from './changeState.ts';
import { nothingRemoved } from './endings.ts';
import { inspectContainer, inspectImage, inspectNetwork, inspectVolume } from './inspect.ts';
import { remove } from './remove.ts';

const en = speakIn('en');
const ko = speakIn('ko');

function thing(name: string, state: string): Thing {
  return { kind: 'container', id: `id of ${name}`, name, state };
}

describe('start, stop, restart', () => {
  const cases: readonly [EachOperation<unknown>, string, string, readonly string[] | undefined][] = [
    [start, 'start web', 'start', ['created', 'exited', 'dead']],
    [stop, 'stop web', 'stop', ['running', 'paused', 'restarting']],
    [restart, 'restart web', 'restart', undefined],
  ];
  for (const [operation, line, verb, states] of cases) {
    it(line, () => {
      const web = thing('web', 'exited');
      assert.equal(operation.line(web, nothingRemoved).join(' '), line);
      assert.equal(operation.confirm?.([web], en, nothingRemoved), undefined);
      assert.deepEqual(operation.states, states);
      assert.equal(callText(operation.call(web, nothingRemoved)), `POST /containers/id%20of%20web/${verb}`);
      assert.deepEqual(operation.call(web, nothingRemoved).about, { kind: 'container', name: 'web' });
    });
  }

  it('a container can be either started or stopped, not both', () => {
    const [starts, stops] = [start.states ?? [], stop.states ?? []];
    assert.deepEqual(
      starts.filter((state) => stops.includes(state)),
      [],
    );
  });
});

describe('remove', () => {
  const forced: readonly [string, boolean][] = [
    ['running', true],
    ['paused', true],
    ['restarting', true],
    ['created', false],
    ['exited', false],
    ['dead', false],
    ['removing', false],
    ['unknown', false],
  ];
  for (const [state, force] of forced) {
    it(`uses ${force ? '--force' : 'no force'} for a container that is ${state}, in the line as in the call`, () => {
      const web = thing('web', state);
      assert.deepEqual(remove.line(web), force ? ['rm', '--force', 'web'] : ['rm', 'web']);
      assert.equal(callText(remove.call(web)), `DELETE /containers/id%20of%20web?force=${force}`);
    });
  }

  const confirmation = (things: readonly Thing[], speak = en): { question: string; detail: string; button: string } => {
    return remove.confirm?.(things, speak, undefined) ?? assert.fail('it does not ask');
  };

  it('asks about one by its name', () => {
    const { question, detail, button } = confirmation([thing('web', 'exited')]);
    assert.equal(question, 'Remove the container “web”?');
    assert.equal(button, 'Remove');
    assert.equal(detail, 'What was written inside is lost. Volumes and images stay.\n\ndocker rm web');
    assert.equal(confirmation([thing('web', 'exited')], ko).question, '컨테이너 “web”을(를) 삭제하시겠습니까?');
  });

  it('says that one is running and will be killed', () => {
    const { detail } = confirmation([thing('web', 'running')]);
    assert.match(detail, /^It is running and will be killed/);
    assert.match(detail, /\ndocker rm --force web$/);
  });

  it('asks once about several, and says exactly what goes', () => {
    const things = [thing('web', 'running'), thing('db', 'exited'), thing('odd name', 'paused')];
    const { question, detail } = confirmation(things);
    assert.equal(question, 'Remove 3 containers?');
    assert.match(detail, /^2 still running, killed without/);
    assert.deepEqual(detail.split('\n').slice(2), [
      'docker rm --force web',
      'docker rm db',
      "docker rm --force 'odd name'",
    ]);
    assert.match(confirmation(things, ko).detail, /^실행 중인 2개는 강제로/);
  });

  it('warns of one that runs among several too', () =>
    assert.match(confirmation([thing('a', 'running'), thing('b', 'exited')]).detail, /^1 still running/));

  it('says twelve lines, and the names of the others', () => {
    const many = Array.from({ length: 20 }, (_, index) => thing(`c${index}`, 'exited'));
    const others = 'c12, c13, c14, c15, c16, c17, c18, c19';
    const lines = confirmation(many).detail.split('\n').slice(2);
    assert.deepEqual(lines, [...many.slice(0, 12).map(({ name }) => `docker rm ${name}`), `… and 8 more: ${others}`]);
    assert.equal(confirmation(many, ko).detail.split('\n').at(-1), `… 외 8개: ${others}`);
    assert.equal(confirmation(many.slice(0, 12)).detail.split('\n').length, 2 + 12);
  });
});

describe('inspect', () => {
  for (const operation of [inspectContainer, inspectImage, inspectVolume, inspectNetwork]) {
    it(`${operation.id} opens the document of that ${operation.on}`, async () => {
      const using = services(new FakeEngine());
      const shown: Thing = { kind: operation.on, id: 'x', name: 'it', state: 'any' };
      await operation.run(using, shown);
      assert.deepEqual(using.ui.inspected, [shown]);
      assert.equal(operation.id, `${operation.on}.inspect`);
    });
  }
});
