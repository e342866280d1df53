import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill, LANGUAGES } from '../../contract/localized.ts';
import { DockerfileDocument } from '../document.ts';
import { check } from './check.ts';
import { readHadolintConfig } from './hadolintConfig.ts';

const empty = readHadolintConfig(undefined).options;

describe('a configuration without mistakes', () => {
  it('an empty file says nothing', () => {
    for (const value of [undefined, null, {}]) {
      assert.deepEqual(readHadolintConfig(value), { options: empty, problems: [] });
    }
    assert.deepEqual(empty, {
      severities: {},
      ignored: [],
      trustedRegistries: [],
      labelSchema: {},
      strictLabels: false,
      disableIgnorePragma: false,
    });
  });

  it('every key', () => {
    const { options, problems } = readHadolintConfig({
      ignored: ['DL3008', 'SC2086'],
      override: { error: ['DL3002'], warning: ['DL3003'], info: ['DL3006'], style: ['DL3007', 'DL3059'] },
      trustedRegistries: ['docker.io', '*.example.com'],
      'label-schema': { author: 'text', contact: 'email' },
      'strict-labels': true,
      'disable-ignore-pragma': true,
      'failure-threshold': 'error',
      'no-fail': true,
      'no-color': false,
      verbose: false,
      format: 'tty',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(options, {
      severities: { DL3002: 'error', DL3003: 'warning', DL3006: 'information', DL3007: 'hint', DL3059: 'hint' },
      ignored: ['DL3008', 'SC2086'],
      trustedRegistries: ['docker.io', '*.example.com'],
      labelSchema: { author: 'text', contact: 'email' },
      strictLabels: true,
      disableIgnorePragma: true,
    });
  });

  it('one registry without a list, and keys without a value', () => {
    const { options, problems } = readHadolintConfig({ trustedRegistries: 'docker.io', ignored: null });
    assert.deepEqual(problems, []);
    assert.deepEqual(options, { ...empty, trustedRegistries: ['docker.io'] });
  });
});

describe('a mistake is told and the rest is used', () => {
  const table: readonly [string, unknown, readonly (string | number)[], object][] = [
    ['no mapping', ['DL3008'], [], {}],
    ['unknown key', { ignore: ['DL3008'], ignored: ['DL3009'] }, ['ignore'], { ignored: ['DL3009'] }],
    ['ignored is no list', { ignored: 7 }, ['ignored'], {}],
    ['an item is no text', { ignored: [3008, 'DL3009'] }, ['ignored', 0], { ignored: ['DL3009'] }],
    ['an item is no rule', { ignored: ['DL 3008'] }, ['ignored', 0], {}],
    ['override is a list', { override: ['DL3008'] }, ['override'], {}],
    ['unknown level', { override: { information: ['DL3008'] } }, ['override', 'information'], {}],
    ['a level is no list', { override: { info: {} } }, ['override', 'info'], {}],
    ['registries are no list', { trustedRegistries: { a: 1 } }, ['trustedRegistries'], {}],
    ['unknown label type', { 'label-schema': { a: 'uri' } }, ['label-schema', 'a'], {}],
    ['strict-labels is a text', { 'strict-labels': 'yes' }, ['strict-labels'], {}],
    ['unknown threshold', { 'failure-threshold': 'fatal' }, ['failure-threshold'], {}],
    ['no-fail is a number', { 'no-fail': 1 }, ['no-fail'], {}],
  ];
  for (const [name, value, path, used] of table) {
    it(name, () => {
      const { options, problems } = readHadolintConfig(value);
      assert.deepEqual(
        problems.map((problem) => problem.path),
        [path],
      );
      assert.deepEqual(options, { ...empty, ...used });
      for (const { message, arguments: args } of problems) {
        for (const language of LANGUAGES) assert.doesNotMatch(fill(message[language], args), /\{\d\}/);
      }
    });
  }

  it('a key named like a property of every object is still unknown', () => {
    assert.equal(readHadolintConfig({ constructor: [] }).problems.length, 1);
    assert.equal(readHadolintConfig(JSON.parse('{"__proto__": 1}')).problems.length, 1);
  });
});

describe('its options, given to check', () => {
  const codesIn = (config: unknown, text: string): string[] =>
    check(new DockerfileDocument(text), { ...readHadolintConfig(config).options, hadolint: true }).map(
      ({ code, severity }) => `${code} ${severity}`,
    );

  it('ignore, change severities, ask for labels and registries', () => {
    const text = 'FROM quay.io/a\nRUN cd /x\n';
    assert.deepEqual(codesIn({}, text), ['DL3006 warning', 'DL3003 warning']);
    assert.deepEqual(codesIn({ ignored: ['DL3006'], override: { style: ['DL3003'] } }, text), ['DL3003 hint']);
    assert.deepEqual(codesIn({ ignored: ['DL3006', 'DL3003'], trustedRegistries: 'docker.io' }, text), [
      'DL3026 error',
    ]);
    const schema = { 'label-schema': { team: 'text' }, ignored: ['DL3006', 'DL3003'] };
    assert.deepEqual(codesIn(schema, text), ['DL3049 information']);
  });

  it('comments that turn rules off, unless they are disabled', () => {
    const text = '# hadolint ignore=DL3006\nFROM a\n';
    assert.deepEqual(codesIn({}, text), []);
    assert.deepEqual(codesIn({ 'disable-ignore-pragma': true }, text), ['DL3006 warning']);
  });
});
