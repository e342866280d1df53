import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { cliModel, compiledCli } from '../../../test/helpers/cliModel.ts';
import { pageLookup } from '../../../test/helpers/pages.ts';
import { usageOf } from '../cliModel.ts';
import { compileCli } from './compile.ts';

const compile = (text: string) => compileCli(new Map([['t.txt', text]]));

describe('the tables of media/cli', () => {
  it('are small enough to be loaded at once', () => {
    const size = gzipSync(JSON.stringify(compiledCli())).length;
    assert.ok(size <= 40 * 1024, `${size} bytes`);
  });

  it('know all commands, and each way to write them', () => {
    const paths: readonly [string, string][] = [
      ['run', 'container run'],
      ['ps', 'container ls'],
      ['container list', 'container ls'],
      ['images', 'image ls'],
      ['rmi', 'image rm'],
      ['info', 'system info'],
      ['buildx build', 'image build'],
      ['builder build', 'image build'],
      ['bake', 'buildx bake'],
      ['stack up', 'stack deploy'],
      ['compose convert', 'compose config'],
    ];
    for (const [written, path] of paths) assert.equal(cliModel.command(written.split(' '))?.path.join(' '), path);
    assert.ok(cliModel.commands.length > 230);
  });

  it('say each thing in both languages, and name pages that exist', () => {
    const pageOf = pageLookup('en');
    const { flags, commands } = compiledCli();
    for (const { en, ko, page } of [...flags, ...commands]) {
      assert.match(en, /^[A-Z].*[.]$/, en);
      assert.match(ko, /[가-힣].*[.]$/, ko);
      assert.ok(page === undefined || pageOf(page) !== undefined, page);
    }
  });

  it('give no name to two flags of one command', () => {
    for (const { path, flags } of cliModel.commands) {
      const names = flags.flatMap(({ name, aliases, short }) => [
        name,
        ...aliases,
        ...(short === undefined ? [] : [short]),
      ]);
      assert.equal(new Set(names).size, names.length, `${path.join(' ')}: ${names.join(' ')}`);
    }
  });

  it('have defaults among their choices, and a group above each command', () => {
    for (const command of cliModel.commands) {
      for (const { choices, default: value } of command.flags) {
        if (choices.length > 0 && value !== undefined) assert.ok(choices.includes(value), value);
      }
      assert.ok(cliModel.command(command.path.slice(0, -1)) !== undefined);
    }
  });
});

describe('a table', () => {
  it('becomes commands and flags', () => {
    const { commands, flags } = compile(
      [
        '# a remark',
        'set common',
        '  -q --quiet | switch | Says less. | 덜 출력합니다.',
        '',
        'paint wall (paint, wall) COLOUR:text [IMAGE...] ! @container.run since=25.0',
        '  Paints. | 칠합니다.',
        '  + common',
        '  -s --size --big !large | choice(1,2)* =1 @container.cpu until=29.0 old | How big. | 크기입니다.',
      ].join('\n'),
    );
    const [command] = commands;
    assert.deepEqual(command, {
      path: 'paint wall',
      aliases: ['paint', 'wall'],
      endsFlags: true,
      page: 'container.run',
      since: '25.0',
      args: [
        { name: 'COLOUR', kind: 'text', choices: [], min: 1, max: 1 },
        { name: 'IMAGE', kind: 'image', choices: [], min: 0, max: Number.MAX_SAFE_INTEGER },
      ],
      flags: [0, 1],
      en: 'Paints.',
      ko: '칠합니다.',
    });
    assert.deepEqual(flags[1], {
      name: 'size',
      kind: 'choice',
      short: 's',
      aliases: ['big', 'large'],
      choices: ['1', '2'],
      repeatable: true,
      default: '1',
      page: 'container.cpu',
      until: '29.0',
      deprecated: true,
      en: 'How big.',
      ko: '크기입니다.',
    });
  });

  const slips: readonly [string, RegExp][] = [
    ['  -q | switch | A. | 가.', /t\.txt:1: belongs to nothing/],
    ['paint\n  A. | 가.\n  + far', /t\.txt:3: no such set/],
    ['paint\n  A.', /t\.txt:1: says nothing/],
    ['paint\n  A. | 가.\n  --x | far | A. | 가.', /t\.txt:3: has an unknown kind/],
    ['paint\n  A. | 가.\n  --x | text | A.', /t\.txt:3: has not four parts/],
    ['paint\n  A. | 가.\n  -x | text | A. | 가.', /t\.txt:3: has no long name/],
    ['paint FAR\n  A. | 가.', /t\.txt:1: no kind of argument FAR/],
    ['Paint\n  A. | 가.', /t\.txt:1: no command/],
  ];
  for (const [text, message] of slips)
    it(`a slip: ${JSON.stringify(text)}`, () => assert.throws(() => compile(text), message));
});

describe('the usage of a command', () => {
  const usages: readonly [string, string][] = [
    ['run', 'docker container run [OPTIONS] IMAGE [COMMAND...]'],
    ['rm', 'docker container rm [OPTIONS] CONTAINER...'],
    ['network', 'docker network COMMAND'],
    ['diff', 'docker container diff CONTAINER'],
    ['commit', 'docker container commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]'],
  ];
  for (const [path, usage] of usages) {
    it(usage, () => {
      const command = cliModel.command([path]);
      assert.ok(command !== undefined);
      assert.equal(usageOf(command), usage);
    });
  }
});
