import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { codicons, koreanBundle, nls, packageJson, placeholders } from '../../test/helpers/manifest.ts';
import { root } from '../../test/helpers/pages.ts';
import { viewCommands, windowCommands } from '../contract/windowCommands.ts';
import { viewRules } from '../views/arrangementTable.ts';
import { operations } from '../operations/index.ts';
import { manifestFiles } from './files.ts';

const { contributes } = packageJson;

describe('what is written by `npm run manifest`', () => {
  for (const [name, text] of manifestFiles(root)) {
    it(`${name} is up to date`, () =>
      assert.equal(readFileSync(path.join(root, name), 'utf8'), text, 'run npm run manifest'));
  }
});

describe('names that stay', () => {
  it('of the extension and its bundles', () => {
    assert.deepEqual([packageJson.name, packageJson.publisher], ['dockyard', 'dockyard']);
    assert.equal(packageJson.main, './dist/extension.js');
  });

  it('of the container and its views', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      ['dockyard'],
    );
    assert.deepEqual(Object.keys(contributes.views), ['dockyard']);
    assert.deepEqual(
      contributes.views['dockyard']?.map(({ id }) => id),
      ['dockyard.containers', 'dockyard.images', 'dockyard.volumes', 'dockyard.networks', 'dockyard.contexts'],
    );
  });

  const commands = [
    'dockyard.image.run',
    'dockyard.container.exec',
    'dockyard.container.attach',
    'dockyard.container.logs',
    'dockyard.container.start',
    'dockyard.container.stop',
    'dockyard.container.restart',
    'dockyard.container.remove',
    'dockyard.container.inspect',
    'dockyard.context.use',
    'dockyard.context.create',
    'dockyard.context.remove',
    'dockyard.refresh',
  ];
  for (const id of commands) {
    it(id, () => assert.ok(contributes.commands.some(({ command }) => command === id)));
  }

  it('of settings are dockyard.*', () => {
    const names = Object.keys(contributes.configuration.properties);
    for (const name of names) assert.match(name, /^dockyard\.[a-z]+(\.[a-zA-Z]+)*$/);
    assert.ok(names.includes('dockyard.language') && names.includes('dockyard.terminal.backend'));
  });
});

describe('commands', () => {
  const contributed = contributes.commands.map(({ command }) => command);
  const known = (command: string): boolean => contributed.includes(command) || command.startsWith('workbench.');

  it('are those of the tables, each once', () => {
    const ofViews = Object.keys(viewRules).flatMap((view) => Object.keys(viewCommands).map((key) => `${view}.${key}`));
    const ids = [...operations.map(({ id }) => id), ...Object.keys(windowCommands), ...ofViews];
    const tables = ids.map((id) => `dockyard.${id}`);
    assert.deepEqual([...contributed].sort(), tables.sort());
    assert.equal(new Set(contributed).size, contributed.length);
  });

  for (const [menu, entries] of Object.entries(contributes.menus)) {
    it(`in the menu ${menu} exist`, () => {
      for (const { command } of entries) assert.ok(contributed.includes(command), command);
    });
  }

  it('behind keys exist, and work only where they belong', () => {
    for (const { command, when } of contributes.keybindings) {
      assert.ok(known(command), command);
      assert.match(when ?? '', /focusedView|dockyard\./, command);
    }
  });

  it('behind the links of welcome texts exist, with arguments that can be read', () => {
    for (const texts of Object.values(nls)) {
      for (const text of Object.values(texts)) {
        for (const [, command = '', query] of text.matchAll(/\]\(command:([\w.]+)(?:\?([^)]*))?\)/g)) {
          assert.ok(known(command), command);
          if (query !== undefined) assert.ok(Array.isArray(JSON.parse(decodeURIComponent(query))));
        }
      }
    }
  });

  it('are told apart in the palette by category and title', () => {
    for (const texts of Object.values(nls)) {
      const shown = contributes.commands.map(
        ({ title, category }) => `${said(category, texts)}: ${said(title, texts)}`,
      );
      assert.equal(new Set(shown).size, shown.length);
    }
  });
});

/** The text behind `%key%`, or the text itself. */
function said(text: string, texts: Readonly<Record<string, string>>): string {
  const [, key] = /^%(.+)%$/.exec(text) ?? [];
  return key === undefined ? text : (texts[key] ?? assert.fail(`no text for ${key}`));
}

describe('texts', () => {
  const used = [...new Set(JSON.stringify(packageJson).match(/%[\w.]+%/g))].map((key) => key.slice(1, -1)).sort();

  it('of package.json are there in both languages, and none is left over', () => {
    assert.ok(used.length > 50);
    assert.deepEqual(Object.keys(nls.en).sort(), used);
    assert.deepEqual(Object.keys(nls.ko).sort(), used);
  });

  for (const key of used) {
    it(`${key} is written in its language`, () => {
      assert.doesNotMatch(nls.en[key] ?? '', /[ᄀ-ᇿ㄰-㆏가-힣]/);
      assert.match(nls.ko[key] ?? '', /[가-힣]/);
    });
    // Arguments are for texts that are shown while the extension runs.
    it(`${key} is whole`, () => {
      for (const text of [nls.en[key] ?? '', nls.ko[key] ?? '']) {
        assert.deepEqual(placeholders(text), []);
        assert.doesNotMatch(text, / {2}|“”| [;:,.]| \n/, text);
      }
    });
  }

  it('of the code have the same arguments in both languages', () => {
    for (const [en, ko] of Object.entries(koreanBundle)) assert.deepEqual(placeholders(ko), placeholders(en), en);
  });

  it('of the code are written in their languages', () => {
    for (const [en, ko] of Object.entries(koreanBundle)) {
      assert.doesNotMatch(en, /[가-힣]/);
      // What is the same in both, an address for example, is a name and no sentence.
      if (ko === en) assert.doesNotMatch(en, /[a-z]{3,} [a-z]{3,}/i);
      else assert.match(ko, /[가-힣]/, en);
    }
  });
});

describe('settings', () => {
  const properties = Object.entries(contributes.configuration.properties);

  it('have a default of their own type, and words for each value', () => {
    for (const [name, { type, default: usual, enum: values, enumDescriptions }] of properties) {
      // What the formatter does is said in one description for all its values.
      if (name.startsWith('dockyard.dockerfile.format.')) continue;
      assert.equal(typeof usual, type === 'integer' ? 'number' : type, name);
      if (values === undefined) continue;
      assert.ok(Array.isArray(values) && values.includes(usual), name);
      assert.equal((enumDescriptions as unknown[]).length, values.length, name);
    }
  });

  it('that choose the engine are not taken from a folder that is not trusted', () =>
    assert.deepEqual(packageJson.capabilities.untrustedWorkspaces.restrictedConfigurations, [
      'dockyard.engine.endpoint',
    ]));
});

describe('files and icons', () => {
  it('that the manifest names exist', () => {
    const files = [
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.grammars.map(({ path: file }) => file),
    ];
    for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
  });

  it('of the manifest are icons of VS Code', () => {
    const icons = codicons();
    const named = [...JSON.stringify(contributes).matchAll(/\$\(([a-z0-9-]+)\)/g)].map(([, icon = '']) => icon);
    assert.ok(named.length > 10);
    for (const icon of named) assert.ok(icons.has(icon), icon);
  });
});
