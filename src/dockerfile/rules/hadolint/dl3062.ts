import { readCommandLine } from './commandLine.ts';
import { hadolintRule } from './define.ts';

const subcommands = ['install', 'get', 'run'];
const optionsWithValue = [
  'ldflags',
  'tags',
  'mod',
  'modfile',
  'o',
  'C',
  'p',
  'gcflags',
  'asmflags',
  'overlay',
  'exec',
  'buildmode',
];

export const dl3062 = hadolintRule({
  code: 'DL3062',
  title: { en: 'go install names versions', ko: 'go install에는 버전을 지정합니다' },
  message: {
    en: 'No version is given for {0}: write {0}@v1.2.3.',
    ko: '{0}의 버전이 없습니다. {0}@v1.2.3처럼 쓰세요.',
  },
  why: {
    en: 'Without a version, or with @latest, go takes the newest release at the time of the build, and the image differs from one build to the next.',
    ko: '버전이 없거나 @latest이면 빌드하는 시점의 최신 버전을 받으므로 빌드할 때마다 이미지가 달라질 수 있습니다.',
  },
  severity: 'warning',
  bad: 'FROM golang:1.25\nRUN go install golang.org/x/tools/cmd/stringer@latest\n',
  good: 'FROM golang:1.25\nRUN go install golang.org/x/tools/cmd/stringer@v0.36.0\n',
  check: {
    commands: {
      programs: ['go'],
      visit: ({ args }, _context, report) => {
        // What follows the package of `go run` is for the program.
        const [subcommand, ...packages] = readCommandLine(args, optionsWithValue).operands;
        if (subcommand === undefined || !subcommands.includes(subcommand.text)) return;
        const named = subcommand.text === 'run' ? packages.slice(0, 1) : packages;
        for (const word of named) {
          if (isRemote(word.text) && !isPinned(word.text))
            report({ span: word, arguments: [word.text.replace(/@.*$/, '')] });
        }
      },
    },
  },
});

/** The first part of a package that comes from elsewhere is a host; a file of the project ends in `.go`. */
function isRemote(name: string): boolean {
  return /^[^./@$][^/@$]*\.[^/@$]+\//.test(name) && !name.endsWith('.go');
}

function isPinned(name: string): boolean {
  return name.includes('@') && !/@(?:latest|none|upgrade|patch)$/.test(name);
}
