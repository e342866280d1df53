import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KEYWORDS } from '../../../test/helpers/pages.ts';
import { baseImages, omissions, registries, tagParts } from './baseImages.ts';
import { checkAboveInstruction, checkOptions, directives } from './directives.ts';
import { flags } from './flags.ts';
import { forms } from './forms.ts';
import { instructions } from './instructions.ts';
import { labels } from './labels.ts';
import { modifiers } from './modifiers.ts';
import { mountKeys, mountTypes } from './mounts.ts';
import { ports } from './ports.ts';
import { shellCommand, shellCommands } from './shellCommands.ts';
import { signals } from './signals.ts';
import { snippets } from './snippets.ts';
import { predefinedVariables, scopes } from './variables.ts';

/** Every value of a kind in a table, however deep. */
function collect<T>(value: unknown, pick: (value: object) => T | undefined): T[] {
  const found: T[] = [];
  const open: unknown[] = [value];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (typeof current !== 'object' || current === null) continue;
    const picked = pick(current);
    if (picked === undefined)
      open.push(...(Object.values(current) as unknown[]).filter((entry) => typeof entry === 'object'));
    else found.push(picked);
  }
  return found;
}

const texts = (value: unknown): { en: string; ko: string }[] =>
  collect(value, (entry) => ('en' in entry && 'ko' in entry ? (entry as { en: string; ko: string }) : undefined));
const versions = (value: unknown): { version: string; labs?: string }[] =>
  collect(value, (entry) => ('version' in entry ? (entry as { version: string; labs?: string }) : undefined));

const tables: Readonly<Record<string, unknown>> = {
  instructions,
  forms,
  snippets,
  flags,
  mountTypes,
  mountKeys,
  directives,
  checkOptions,
  predefinedVariables,
  scopes,
  modifiers,
  signals,
  labels,
  omissions,
  registries,
  baseImages,
  tagParts,
  shellCommands,
};

describe('every table', () => {
  for (const [name, table] of Object.entries(tables)) {
    it(`${name} speaks both languages`, () => {
      const found = texts(table);
      assert.ok(found.length > 0);
      for (const { en, ko } of found) {
        assert.match(ko, /[가-힣]/, ko);
        assert.match(en, /[a-z]/i, en);
        assert.doesNotMatch(en, /[가-힣]/, en);
        assert.equal(en.trim() + ko.trim(), en + ko);
      }
    });
  }

  it('gives versions that can be compared, labs before stable', () => {
    const number = (version: string): number => {
      assert.match(version, /^1\.\d+$/);
      return Number(version.slice(2));
    };
    const found = versions([...Object.values(tables), checkAboveInstruction]);
    assert.ok(found.length > 20);
    for (const { version, labs } of found) assert.ok(labs === undefined || number(labs) < number(version), version);
  });

  const ids: Readonly<Record<string, readonly string[]>> = {
    instructions: instructions.map(({ keyword }) => keyword),
    snippets: snippets.map(({ label }) => label),
    flags: flags.map(({ instruction, name }) => `${instruction} ${name}`),
    mountTypes: mountTypes.map(({ type }) => type),
    mountKeys: mountKeys.flatMap(({ key, aliases }) => [key, ...aliases]),
    directives: directives.map(({ name }) => name),
    checkOptions: checkOptions.map(({ name }) => name),
    variables: predefinedVariables.map(({ name }) => name),
    modifiers: modifiers.map(({ operator }) => operator),
    signals: signals.flatMap(({ name, number }) => [name, String(number)]),
    labels: labels.map(({ key }) => key),
    ports: ports.map(({ port }) => String(port)),
    registries: registries.map(({ host }) => host),
    baseImages: baseImages.map(({ image }) => image),
    tagParts: tagParts.map(({ part }) => part),
    shellCommands: shellCommands.flatMap(({ name, aliases }) => [name, ...aliases]),
  };
  for (const [name, list] of Object.entries(ids)) {
    it(`${name} has each entry once`, () =>
      assert.deepEqual(
        list.filter((id, index) => list.indexOf(id) !== index),
        [],
      ));
  }
});

describe('instructions', () => {
  it('are the 18', () => assert.deepEqual(instructions.map(({ keyword }) => keyword).sort(), [...KEYWORDS]));

  it('have forms that begin with the keyword and hold each parameter, in order', () => {
    assert.deepEqual(Object.keys(forms).sort(), [...KEYWORDS]);
    for (const [keyword, list] of Object.entries(forms)) {
      assert.ok(list.length > 0);
      for (const { label, parameters } of list) {
        assert.ok(label.startsWith(`${keyword} `), label);
        let from = keyword.length;
        for (const { label: parameter } of parameters) {
          const at = label.indexOf(parameter, from);
          assert.ok(at > 0, `${label}: ${parameter}`);
          from = at + parameter.length;
        }
      }
    }
  });

  it('have snippets that write the instruction', () => {
    assert.deepEqual([...new Set(snippets.map(({ keyword }) => keyword))].sort(), [...KEYWORDS]);
    for (const { keyword, body, label } of snippets) {
      assert.ok(body.startsWith(`${keyword} `), body);
      assert.ok(label.startsWith(`${keyword} `), label);
    }
  });

  it('stand before FROM only as ARG and FROM', () =>
    assert.deepEqual(instructions.flatMap(({ keyword, beforeFrom }) => (beforeFrom ? [keyword] : [])).sort(), [
      'ARG',
      'FROM',
    ]));

  it('make a layer only when they change files', () =>
    assert.deepEqual(instructions.flatMap(({ keyword, leaves }) => (leaves === 'layer' ? [keyword] : [])).sort(), [
      'ADD',
      'COPY',
      'RUN',
      'WORKDIR',
    ]));
});

describe('flags', () => {
  it('show themselves in their example', () => {
    for (const { instruction, name, example } of flags) {
      assert.ok(example.startsWith(`${instruction} ${name}`), example);
    }
  });

  it('have choices exactly when the value is one of them, and a default among them', () => {
    for (const { name, value, choices, default: chosen } of flags) {
      assert.equal(choices.length > 0, value === 'choice', name);
      if (value === 'choice')
        assert.ok(
          choices.some((choice) => choice.value === chosen),
          name,
        );
    }
  });

  it('are those of BuildKit', () =>
    assert.deepEqual(
      KEYWORDS.map((keyword) => flags.filter(({ instruction }) => instruction === keyword).map(({ name }) => name))
        .flat()
        .join(' '),
      [
        '--chown --chmod --link --exclude --checksum --keep-git-dir --unpack',
        '--from --chown --chmod --link --exclude --parents',
        '--platform',
        '--interval --timeout --start-period --start-interval --retries',
        '--mount --network --security --device',
      ].join(' '),
    ));
});

describe('mounts', () => {
  it('are refused only by types for which a key does nothing', () => {
    for (const { key, types, refusedBy, usualIn, defaults } of mountKeys) {
      for (const type of refusedBy) assert.ok(!types.includes(type), `${key} ${type}`);
      for (const type of usualIn) assert.ok(types.includes(type), `${key} ${type}`);
      for (const { type } of mountTypes) {
        if (defaults[type] !== undefined) assert.ok(types.includes(type), `${key} ${type}`);
      }
    }
  });

  it('show their type in their example, with keys that exist', () => {
    const known = new Set(mountKeys.flatMap(({ key, aliases }) => [key, ...aliases]));
    for (const { type, example } of mountTypes) {
      assert.ok(example.startsWith(`type=${type}`));
      for (const field of example.split(',')) assert.ok(known.has(field.split('=')[0] ?? ''), field);
    }
  });
});

describe('modifiers', () => {
  it('are found by the first operator that fits', () => {
    for (const { operator, form, example } of modifiers) {
      const rest = /^\$\{[A-Za-z]+(.*)\}$/.exec(example.expression)?.[1] ?? '';
      assert.equal(modifiers.find((entry) => rest.startsWith(entry.operator))?.operator, operator);
      assert.ok(form.startsWith(`\${name${operator}`), form);
    }
  });
});

describe('labels', () => {
  it('are replaced only by keys that are there and stay', () => {
    const current = new Set(labels.filter(({ replacedBy }) => replacedBy === undefined).map(({ key }) => key));
    for (const { key, replacedBy } of labels) {
      if (replacedBy === undefined) assert.match(key, /^org\.opencontainers\.image\./);
      else assert.ok(current.has(replacedBy), key);
    }
  });
});

describe('ports', () => {
  it('are ports, in order, with a protocol and a name', () => {
    assert.deepEqual(
      ports.map(({ port }) => port),
      ports.map(({ port }) => port).sort((a, b) => a - b),
    );
    for (const { port, protocols, name } of ports) {
      assert.ok(port > 0 && port < 65536 && protocols.length > 0 && name.en !== '' && name.ko !== '', String(port));
    }
  });
});

describe('shell commands', () => {
  it('are found by name, alias and path, and nothing else is', () => {
    assert.equal(shellCommand('apt-get')?.name, 'apt-get');
    assert.equal(shellCommand('/usr/bin/apt-get')?.name, 'apt-get');
    assert.equal(shellCommand('pip3')?.name, 'pip');
    for (const name of ['', '/', 'constructor', 'apt-get/']) assert.equal(shellCommand(name), undefined, name);
  });

  it('explain each of their words once', () => {
    for (const { name, words } of shellCommands) {
      assert.equal(new Set(words.map(({ word }) => word)).size, words.length, name);
    }
  });
});
