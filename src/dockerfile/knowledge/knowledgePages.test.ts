import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, pageLookup, pagesOf } from '../../../test/helpers/pages.ts';
import { imageNamesPage } from './baseImages.ts';
import { directives, directivesPage } from './directives.ts';
import { flags } from './flags.ts';
import { instructions } from './instructions.ts';
import { modifiers } from './modifiers.ts';
import { mountKeys, mountsPage, mountTypes } from './mounts.ts';
import { shellCommands } from './shellCommands.ts';
import { signalsPage } from './signals.ts';
import { predefinedVariables, variablesPage } from './variables.ts';

describe('pages of the tables', () => {
  const anchors: readonly { page: string; anchor?: string }[] = [
    ...instructions,
    ...flags.map(({ page, name }) => ({ page, anchor: name })),
    ...mountTypes.map(({ type }) => ({ page: mountsPage, anchor: type })),
    ...directives.map(({ name }) => ({ page: directivesPage, anchor: name })),
    ...shellCommands,
    { page: signalsPage },
    { page: imageNamesPage },
    { page: variablesPage },
  ];
  for (const language of LANGUAGES) {
    const page = pageLookup(language);

    it(`exist in ${language}, with a heading for each entry`, () => {
      for (const { page: id, anchor } of anchors) {
        const markdown = page(id)?.markdown;
        assert.ok(markdown !== undefined, id);
        if (anchor !== undefined) assert.ok(markdown.includes(`\n## ${anchor}\n`), `${id}#${anchor}`);
      }
    });

    it(`name every flag's default and version in ${language}`, () => {
      for (const { page: id, name, default: value, since, instruction } of flags) {
        const section = page(id)?.markdown.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
        // What a boolean does without its flag is said in words for some.
        if (value !== undefined && instruction === 'HEALTHCHECK') assert.ok(section.includes(`\`${value}\``), name);
        if (since !== undefined) assert.ok(section.includes(since.version), `${instruction} ${name}`);
      }
    });

    it(`explain every mount key in ${language}`, () => {
      const sections = (page(mountsPage)?.markdown ?? '').split('\n## ');
      for (const { key, types, value } of mountKeys) {
        if (value === 'type') continue;
        for (const type of types) {
          const section = sections.find((text) => text.startsWith(`${type}\n`)) ?? '';
          const absent = type === 'cache' && key === 'readwrite';
          assert.ok(absent || section.includes(`\`${key}\``), `${type} ${key}`);
        }
      }
    });

    it(`name every variable and modifier in ${language}`, () => {
      const markdown = page(variablesPage)?.markdown ?? '';
      for (const { name, kind } of predefinedVariables) {
        assert.ok(markdown.includes(kind === 'proxy' ? name.toUpperCase() : name), name);
      }
      for (const { operator } of modifiers) assert.ok(markdown.includes(`\${V${operator}`), operator);
    });
  }
});

describe('examples on pages', () => {
  const blocks = [...pagesOf('en').values()].flatMap(({ id, markdown }) =>
    [...markdown.matchAll(/^```dockerfile\n([^]*?)^```$/gm)].map(([, text]) => ({
      id,
      // One line for each instruction.
      lines: (text ?? '').replace(/\\\n\s*/g, '').split('\n'),
    })),
  );
  const used = blocks.flatMap(({ id, lines }) =>
    lines.flatMap((line) => {
      const [, instruction, options] = /^([A-Z]+) ((?:--\S+ +)+)/.exec(line) ?? [];
      return (options?.trim().split(/ +/) ?? []).map((option) => ({ id, instruction, option }));
    }),
  );

  it('use flags that are in the table', () => {
    const known = new Set(flags.map(({ instruction, name }) => `${instruction} ${name}`));
    assert.ok(used.length > 20);
    for (const { id, instruction, option } of used) {
      assert.ok(known.has(`${instruction} ${option.split('=')[0]}`), `${id}: ${option}`);
    }
  });

  it('use mount keys that are in the table, for types that take them', () => {
    const mounts = used.filter(({ option }) => option.startsWith('--mount='));
    assert.ok(mounts.length > 4);
    for (const { id, option } of mounts) {
      const fields = option.slice('--mount='.length).split(',');
      const type = mountTypes.find((entry) => fields.includes(`type=${entry.type}`))?.type ?? 'bind';
      for (const field of fields) {
        const name = field.split('=')[0] ?? '';
        const key = mountKeys.find((entry) => entry.key === name || entry.aliases.includes(name));
        assert.ok(key?.types.includes(type), `${id}: ${field}`);
      }
    }
  });
});
