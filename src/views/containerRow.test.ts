import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { container } from '../../test/helpers/records.ts';
import { speakIn } from '../contract/localized.ts';
import type { ContainerRecord, ContainerState, Health, Port } from '../model/records.ts';
import { containerRow, portTexts, shortImage } from './containerRow.ts';

const en = speakIn('en');
const ko = speakIn('ko');

type Look = readonly [
  ContainerState,
  Health | undefined,
  number | undefined,
  icon: string,
  english: string,
  korean: string,
];

/** Every state with every health and exit code that an engine can report for it. */
const looks: readonly Look[] = [
  ['created', undefined, undefined, 'circle-large-outline', 'created', '생성됨'],
  ['running', undefined, undefined, 'play-circle charts.green', 'running', '실행 중'],
  ['running', 'healthy', undefined, 'pass-filled charts.green', 'running, healthy', '실행 중, 정상(healthy)'],
  ['running', 'unhealthy', undefined, 'warning charts.red', 'running, unhealthy', '실행 중, 비정상(unhealthy)'],
  [
    'running',
    'starting',
    undefined,
    'play-circle charts.green',
    'running, health check starting',
    '실행 중, 헬스 체크 시작 중',
  ],
  ['paused', undefined, undefined, 'debug-pause charts.yellow', 'paused', '일시 중지됨'],
  ['paused', 'healthy', undefined, 'debug-pause charts.yellow', 'paused, healthy', '일시 중지됨, 정상(healthy)'],
  [
    'paused',
    'unhealthy',
    undefined,
    'debug-pause charts.yellow',
    'paused, unhealthy',
    '일시 중지됨, 비정상(unhealthy)',
  ],
  ['restarting', undefined, undefined, 'sync charts.yellow', 'restarting', '재시작 중'],
  ['restarting', undefined, 1, 'sync charts.yellow', 'restarting (1)', '재시작 중 (1)'],
  ['removing', undefined, undefined, 'trash', 'removing', '삭제 중'],
  ['exited', undefined, 0, 'stop-circle', 'exited (0)', '종료됨 (0)'],
  ['exited', undefined, 1, 'error charts.red', 'exited (1)', '종료됨 (1)'],
  ['exited', undefined, 137, 'error charts.red', 'exited (137)', '종료됨 (137)'],
  ['exited', undefined, undefined, 'stop-circle', 'exited', '종료됨'],
  // The engine keeps the last health of a container that ended; how it ended is what counts.
  ['exited', 'unhealthy', 0, 'stop-circle', 'exited (0)', '종료됨 (0)'],
  ['exited', 'healthy', 2, 'error charts.red', 'exited (2)', '종료됨 (2)'],
  ['dead', undefined, undefined, 'error charts.red', 'dead', '비정상 종료(dead)'],
  ['dead', undefined, 1, 'error charts.red', 'dead (1)', '비정상 종료(dead) (1)'],
  ['unknown', undefined, undefined, 'question', 'unknown state', '알 수 없는 상태'],
];

describe('the row of a container', () => {
  for (const [state, health, exitCode, icon, english, korean] of looks) {
    const name = [state, health, exitCode].filter((part) => part !== undefined).join(' ');
    it(`that is ${name}`, () => {
      const record = container({ state, health, exitCode });
      const row = containerRow(record, en);
      assert.equal([row.icon.id, row.icon.color].filter((part) => part !== undefined).join(' '), icon);
      assert.equal(row.description, `${english} · nginx:alpine`);
      assert.equal(row.spoken, `Container web, ${english}, image nginx:alpine`);
      assert.deepEqual(row.thing, { kind: 'container', id: record.id, name: 'web', state });
      const inKorean = containerRow(record, ko);
      assert.equal(inKorean.description, `${korean} · nginx:alpine`);
      assert.equal(inKorean.spoken, `컨테이너 web, ${korean}, 이미지 nginx:alpine`);
    });
  }

  it('has an id that no change of state touches', () => {
    const ids = looks.map(([state, health, exitCode]) => containerRow(container({ state, health, exitCode }), ko).id);
    assert.deepEqual([...new Set(ids)], [`container/${container().id}`]);
  });

  it('tells states apart without colour: by words', () => {
    const told = looks.filter(([state, health]) => state !== 'exited' || health === undefined);
    for (const speak of [en, ko]) {
      const words = told.map(
        ([state, health, exitCode]) => containerRow(container({ state, health, exitCode }), speak).spoken,
      );
      assert.equal(new Set(words).size, told.length);
    }
  });

  it('has no children', () => assert.equal(containerRow(container(), en).children, undefined));

  it('without an image says nothing of it', () => {
    assert.equal(containerRow(container({ image: '' }), en).description, 'running');
  });
});

describe('shortImage', () => {
  const cases: readonly [string, string][] = [
    ['nginx:alpine', 'nginx:alpine'],
    [`sha256:${'ab'.repeat(32)}`, 'abababababab'],
    ['ab'.repeat(32), 'abababababab'],
    [`nginx@sha256:${'ab'.repeat(32)}`, `nginx@sha256:${'ab'.repeat(32)}`],
    ['ab'.repeat(31), 'ab'.repeat(31)],
    ['', ''],
  ];
  for (const [given, expected] of cases) it(given, () => assert.equal(shortImage(given), expected));
});

describe('portTexts', () => {
  const port = (hostIp: string, hostPort: number | undefined, containerPort = 80, protocol = 'tcp'): Port => ({
    hostIp,
    hostPort,
    containerPort,
    protocol,
  });
  const cases: readonly [string, ContainerRecord['ports'], string[]][] = [
    ['none', [], []],
    ['not published', [port('', undefined)], ['80/tcp']],
    ['published everywhere', [port('0.0.0.0', 8080)], ['8080→80/tcp']],
    ['for both kinds of addresses it is one', [port('0.0.0.0', 8080), port('::', 8080)], ['8080→80/tcp']],
    ['an engine that says no address', [port('', 8080)], ['8080→80/tcp']],
    ['at one address', [port('127.0.0.1', 8080)], ['127.0.0.1:8080→80/tcp']],
    ['at one IPv6 address', [port('::1', 8080)], ['[::1]:8080→80/tcp']],
    ['several', [port('', 1, 2, 'udp'), port('', undefined, 3)], ['1→2/udp', '3/tcp']],
  ];
  for (const [name, ports, expected] of cases) it(name, () => assert.deepEqual(portTexts(ports), expected));
});
