import { hasOption } from './commandLine.ts';
import { pinRule } from './pinnedPackages.ts';

export const dl3028 = pinRule(
  {
    code: 'DL3028',
    title: { en: 'gem install names versions', ko: 'gem install에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name:version, or --version.',
      ko: '{0}의 버전이 없습니다. 이름:버전 형식으로 쓰거나 --version을 지정하세요.',
    },
    why: {
      en: 'gem installs the newest release, so two builds of one Dockerfile may hold different gems.',
      ko: 'gem은 최신 버전을 설치하므로 같은 Dockerfile로 두 번 빌드해도 서로 다른 gem이 들어갈 수 있습니다.',
    },
    strict: true,
    bad: 'FROM ruby:3.4\nRUN gem install rake\n',
    good: 'FROM ruby:3.4\nRUN gem install rake:13.2.1\n',
  },
  {
    programs: ['gem'],
    subcommands: ['install', 'i'],
    optionsWithValue: [
      'v',
      'version',
      'i',
      'install-dir',
      'n',
      'bindir',
      's',
      'source',
      'P',
      'trust-policy',
      'platform',
      'g',
      'file',
    ],
    isPinned: (name) => name.includes(':') || name.endsWith('.gem'),
    // Options for the build of the gem.
    endsAtDashes: true,
    isExempt: (line) => hasOption(line, ['v', 'version', 'g', 'file']),
  },
);
