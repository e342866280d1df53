import { hasOption, isFilledIn, readCommandLine, spanOfWords } from './commandLine.ts';
import { hadolintRule } from './define.ts';
import { pipInstallArguments } from './pip.ts';

const optionsWithValue = [
  ...['abi', 'b', 'build', 'c', 'constraint', 'cache-dir', 'cert', 'd', 'e', 'editable', 'extra-index-url', 'f'],
  ...['find-links', 'global-option', 'i', 'implementation', 'index-url', 'install-option', 'log', 'no-binary'],
  ...['only-binary', 'platform', 'prefix', 'progress-bar', 'proxy', 'python-version', 'r', 'requirement', 'retries'],
  ...['root', 'src', 't', 'target', 'timeout', 'trusted-host', 'upgrade-strategy'],
];

/** A list of requirements, or of what they may be, is where the versions stand. */
const listsOfVersions = ['r', 'requirement', 'c', 'constraint'];

/** Source: https://pip.pypa.io/en/stable/topics/vcs-support/ */
const versionControl = /^(?:git|hg|svn|bzr)(?:\+|:|$)/;

export const dl3013 = hadolintRule({
  code: 'DL3013',
  title: { en: 'pip install names versions', ko: 'pip install에는 버전을 지정합니다' },
  message: {
    en: 'No version is given for {0}: write name==version, or install from a requirements file.',
    ko: '{0}의 버전이 없습니다. 이름==버전 형식으로 쓰거나 requirements 파일로 설치하세요.',
  },
  why: {
    en: 'pip takes the newest release it finds, so a build that worked yesterday can break or change without a change of yours. A requirements file with versions, next to the code, is the usual place for them.',
    ko: 'pip은 찾은 것 중 가장 최신 버전을 설치하므로, 아무것도 고치지 않아도 어제 되던 빌드가 깨지거나 결과가 달라질 수 있습니다. 버전은 보통 코드와 함께 두는 requirements 파일에 적습니다.',
  },
  severity: 'warning',
  strict: true,
  bad: 'FROM python:3.13\nRUN pip install --no-cache-dir flask\n',
  good: 'FROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.0\n',
  check: {
    commands: {
      programs: 'all',
      visit: (command, _context, report) => {
        const args = pipInstallArguments(command);
        if (args === undefined) return;
        const line = readCommandLine(args, optionsWithValue);
        if (hasOption(line, listsOfVersions) || line.operands.some(({ text }) => text === '.')) return;
        const loose = line.operands.filter((word) => !isFilledIn(word) && !isPinned(word.text));
        if (loose.length === 0) return;
        report({ span: spanOfWords(loose), arguments: [loose.map(({ text }) => text).join(', ')] });
      },
    },
  },
});

function isPinned(requirement: string): boolean {
  if (/[=<>~!]=|[<>]/.test(requirement) || /\.(?:whl|tar\.gz)$/.test(requirement)) return true;
  return versionControl.test(requirement) ? requirement.includes('@') : requirement.includes('/');
}
