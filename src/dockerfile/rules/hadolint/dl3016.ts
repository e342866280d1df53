import { pinRule } from './pinnedPackages.ts';

const repository = /^git(?:\+(?:ssh|https?))?:\/\//;
const localFolder = /^(?:\/|\.{1,2}(?:\/|$)|~\/)/;
const tarball = /\.(?:tar|tar\.gz|tgz)$/;

export const dl3016 = pinRule(
  {
    code: 'DL3016',
    title: { en: 'npm install names versions', ko: 'npm install에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name@version.',
      ko: '{0}의 버전이 없습니다. 이름@버전 형식으로 쓰세요.',
    },
    why: {
      en: 'A package without a version is the newest one at the time of the build. What the program itself needs belongs into package.json and its lock file, which npm ci follows to the letter.',
      ko: '버전이 없으면 빌드하는 시점의 최신 버전이 설치됩니다. 프로그램에 필요한 패키지는 package.json과 lock 파일에 적고, 그대로 설치하는 npm ci를 쓰는 것이 좋습니다.',
    },
    strict: true,
    bad: 'FROM node:22\nRUN npm install -g pnpm\n',
    good: 'FROM node:22\nRUN npm install -g pnpm@9.15.0\n',
  },
  {
    programs: ['npm'],
    subcommands: ['install', 'i', 'add'],
    optionsWithValue: [
      'loglevel',
      'prefix',
      'C',
      'registry',
      'cache',
      'userconfig',
      'tag',
      'omit',
      'include',
      'w',
      'workspace',
    ],
    isPinned: (name) => {
      if (repository.test(name)) return name.includes('#');
      return tarball.test(name) || localFolder.test(name) || name.includes('@', 1);
    },
  },
);
