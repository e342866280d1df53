import { command, type ShellCommand, word } from './command.ts';

const page = 'dockerfile.layers';

const yes = word('-y', {
  en: 'Answers yes to every question; a build cannot ask.',
  ko: '모든 질문에 예로 답합니다. 빌드 중에는 물을 수 없습니다.',
});
const aptWords = [
  word('update', {
    en: 'Reads the package lists; keep it in one RUN with install.',
    ko: '패키지 목록을 받습니다. install과 같은 RUN에 둡니다.',
  }),
  word('install', {
    en: 'Installs packages; `name=version` pins one.',
    ko: '패키지를 설치합니다. `이름=버전`으로 버전을 고정합니다.',
  }),
  word('upgrade', {
    en: 'Renews every package; a newer base image does it better.',
    ko: '모든 패키지를 갱신합니다. 베이스 이미지를 새로 받는 편이 낫습니다.',
  }),
  word('dist-upgrade', {
    en: 'Like upgrade, and may remove packages.',
    ko: 'upgrade와 같지만 패키지를 지울 수도 있습니다.',
  }),
  word('clean', {
    en: 'Deletes downloaded packages; official images do it by themselves.',
    ko: '내려받은 패키지를 지웁니다. 공식 이미지는 저절로 지웁니다.',
  }),
  word('autoremove', { en: 'Removes packages that nothing needs any more.', ko: '더는 필요 없는 패키지를 지웁니다.' }),
  word('purge', { en: 'Removes packages with their settings.', ko: '패키지를 설정까지 지웁니다.' }),
  yes,
  word('--yes', { en: 'The long form of -y.', ko: '-y의 긴 형태입니다.' }),
  word('--no-install-recommends', {
    en: 'Leaves out what is only recommended.',
    ko: '권장 패키지를 설치하지 않습니다.',
  }),
  word('-q', { en: 'Says less.', ko: '출력을 줄입니다.' }),
  word('-qq', { en: 'Says only errors.', ko: '오류만 출력합니다.' }),
  word('/var/lib/apt/lists/*', {
    en: 'The package lists: deleted in the same RUN they leave no trace in the layer.',
    ko: '패키지 목록입니다. 같은 RUN에서 지워야 레이어에 남지 않습니다.',
  }),
];
const rpmWords = [
  word('install', {
    en: 'Installs packages; `name-version` pins one.',
    ko: '패키지를 설치합니다. `이름-버전`으로 버전을 고정합니다.',
  }),
  word('update', { en: 'Renews packages.', ko: '패키지를 갱신합니다.' }),
  word('clean', {
    en: 'With `all`: deletes what was downloaded, in the same RUN.',
    ko: '`all`과 함께 쓰면 내려받은 것을 지웁니다. 같은 RUN에서 합니다.',
  }),
  yes,
  word('--setopt=install_weak_deps=False', {
    en: 'Leaves out what is only recommended.',
    ko: '권장 패키지를 설치하지 않습니다.',
  }),
  word('--nodocs', { en: 'Leaves out documentation.', ko: '문서를 설치하지 않습니다.' }),
];

/** Package managers. Sources: their manual pages, https://docs.docker.com/build/building/best-practices/ */
export const packageCommands: readonly ShellCommand[] = [
  command(
    page,
    'apt-get',
    {
      en: 'Packages of Debian and Ubuntu. Update, install and delete the lists in one RUN, or the cache keeps old lists.',
      ko: '데비안·우분투의 패키지 관리자입니다. 목록 갱신, 설치, 목록 삭제를 RUN 하나에 둡니다. 나누면 캐시에 옛 목록이 남습니다.',
    },
    aptWords,
  ),
  command(
    page,
    'apt',
    {
      en: 'Like apt-get, made for people: its output may change, so scripts use apt-get.',
      ko: 'apt-get과 같지만 사람이 쓰도록 만들어 출력이 바뀔 수 있습니다. 스크립트에는 apt-get을 씁니다.',
    },
    aptWords,
  ),
  command(
    page,
    'apk',
    {
      en: 'Packages of Alpine. With --no-cache no list stays in the layer.',
      ko: '알파인의 패키지 관리자입니다. --no-cache를 붙이면 레이어에 목록이 남지 않습니다.',
    },
    [
      word('add', {
        en: 'Installs packages; `name=version` pins one.',
        ko: '패키지를 설치합니다. `이름=버전`으로 버전을 고정합니다.',
      }),
      word('del', {
        en: 'Removes packages, or a group made by --virtual.',
        ko: '패키지나 --virtual로 만든 묶음을 지웁니다.',
      }),
      word('update', {
        en: 'Reads the package lists; not needed with --no-cache.',
        ko: '패키지 목록을 받습니다. --no-cache를 쓰면 필요 없습니다.',
      }),
      word('upgrade', { en: 'Renews every package.', ko: '모든 패키지를 갱신합니다.' }),
      word('--no-cache', { en: 'Reads fresh lists and keeps none.', ko: '목록을 새로 받고 남기지 않습니다.' }),
      word('--virtual', {
        en: 'Gives the packages a name for removing them together.',
        ko: '함께 지울 수 있게 패키지에 이름을 붙입니다.',
      }),
      word('-t', { en: 'The short form of --virtual.', ko: '--virtual의 짧은 형태입니다.' }),
    ],
  ),
  command(
    page,
    'dnf',
    {
      en: 'Packages of Fedora, Rocky and Alma. Run `dnf clean all` in the same RUN.',
      ko: 'Fedora, Rocky, Alma의 패키지 관리자입니다. 같은 RUN에서 `dnf clean all`을 실행합니다.',
    },
    rpmWords,
  ),
  command(
    page,
    'yum',
    {
      en: 'The older name of dnf. Run `yum clean all` in the same RUN.',
      ko: 'dnf의 옛 이름입니다. 같은 RUN에서 `yum clean all`을 실행합니다.',
    },
    rpmWords,
  ),
  command(
    page,
    'microdnf',
    {
      en: 'A small dnf for minimal images. Run `microdnf clean all` in the same RUN.',
      ko: '최소 이미지에 들어 있는 작은 dnf입니다. 같은 RUN에서 `microdnf clean all`을 실행합니다.',
    },
    rpmWords,
  ),
  command(
    page,
    'zypper',
    {
      en: 'Packages of SUSE. Run `zypper clean` in the same RUN.',
      ko: 'SUSE의 패키지 관리자입니다. 같은 RUN에서 `zypper clean`을 실행합니다.',
    },
    [
      word('install', { en: 'Installs packages.', ko: '패키지를 설치합니다.' }),
      word('clean', { en: 'Deletes what was downloaded.', ko: '내려받은 것을 지웁니다.' }),
      word('--non-interactive', {
        en: 'Does not ask; a build cannot answer.',
        ko: '묻지 않습니다. 빌드 중에는 답할 수 없습니다.',
      }),
      word('-n', { en: 'The short form of --non-interactive.', ko: '--non-interactive의 짧은 형태입니다.' }),
      word('--no-recommends', { en: 'Leaves out what is only recommended.', ko: '권장 패키지를 설치하지 않습니다.' }),
    ],
  ),
  command(
    page,
    'pip',
    {
      en: 'Packages of Python. Copy requirements.txt before the rest, so that a change of the code does not install again.',
      ko: 'Python의 패키지 관리자입니다. requirements.txt를 먼저 복사하면 코드가 바뀌어도 다시 설치하지 않습니다.',
    },
    [
      word('install', {
        en: 'Installs packages; `name==version` pins one.',
        ko: '패키지를 설치합니다. `이름==버전`으로 버전을 고정합니다.',
      }),
      word('-r', { en: 'Takes the packages from a file.', ko: '파일에 적힌 패키지를 설치합니다.' }),
      word('--no-cache-dir', {
        en: 'Keeps no downloads in the layer; leave it out with a cache mount on /root/.cache/pip.',
        ko: '내려받은 파일을 레이어에 남기지 않습니다. /root/.cache/pip에 캐시 마운트를 쓰면 필요 없습니다.',
      }),
      word('--user', { en: 'Installs into the home of the user.', ko: '사용자의 홈 디렉터리에 설치합니다.' }),
      word('--upgrade', { en: 'Renews packages that are there.', ko: '설치된 패키지를 갱신합니다.' }),
    ],
    ['pip3'],
  ),
  command(
    page,
    'npm',
    {
      en: 'Packages of Node.js. Copy package.json and package-lock.json first and use `npm ci`.',
      ko: 'Node.js의 패키지 관리자입니다. package.json과 package-lock.json을 먼저 복사하고 `npm ci`를 씁니다.',
    },
    [
      word('ci', {
        en: 'Installs exactly what the lock file says; fails when it does not fit.',
        ko: '잠금 파일에 적힌 그대로 설치하고, 맞지 않으면 실패합니다.',
      }),
      word('install', {
        en: 'Installs and may change the lock file; `npm ci` is for builds.',
        ko: '설치하면서 잠금 파일을 바꿀 수 있습니다. 빌드에는 `npm ci`를 씁니다.',
      }),
      word('run', { en: 'Runs a script of package.json.', ko: 'package.json의 스크립트를 실행합니다.' }),
      word('--omit=dev', { en: 'Leaves out what only development needs.', ko: '개발용 패키지를 설치하지 않습니다.' }),
      word('--ignore-scripts', { en: 'Runs no scripts of packages.', ko: '패키지의 스크립트를 실행하지 않습니다.' }),
      word('cache', {
        en: 'With `clean --force`: deletes the downloads, in the same RUN.',
        ko: '`clean --force`와 함께 쓰면 내려받은 파일을 지웁니다. 같은 RUN에서 합니다.',
      }),
    ],
  ),
  command(
    page,
    'yarn',
    {
      en: 'Packages of Node.js. Copy package.json and yarn.lock first.',
      ko: 'Node.js의 패키지 관리자입니다. package.json과 yarn.lock을 먼저 복사합니다.',
    },
    [
      word('install', { en: 'Installs what package.json names.', ko: 'package.json에 적힌 패키지를 설치합니다.' }),
      word('--frozen-lockfile', {
        en: 'Fails when the lock file does not fit (Yarn 1).',
        ko: '잠금 파일이 맞지 않으면 실패합니다(Yarn 1).',
      }),
      word('--immutable', { en: 'The same for newer versions of Yarn.', ko: 'Yarn 2 이상에서 같은 뜻입니다.' }),
      word('--production', {
        en: 'Leaves out what only development needs (Yarn 1).',
        ko: '개발용 패키지를 설치하지 않습니다(Yarn 1).',
      }),
    ],
  ),
  command(
    page,
    'pnpm',
    {
      en: 'Packages of Node.js. Its store suits a cache mount.',
      ko: 'Node.js의 패키지 관리자입니다. 저장소 디렉터리에 캐시 마운트를 쓰기 좋습니다.',
    },
    [
      word('install', { en: 'Installs what package.json names.', ko: 'package.json에 적힌 패키지를 설치합니다.' }),
      word('fetch', {
        en: 'Downloads by the lock file alone, before the code is copied.',
        ko: '잠금 파일만으로 미리 내려받습니다.',
      }),
      word('--frozen-lockfile', {
        en: 'Fails when the lock file does not fit.',
        ko: '잠금 파일이 맞지 않으면 실패합니다.',
      }),
      word('--prod', { en: 'Leaves out what only development needs.', ko: '개발용 패키지를 설치하지 않습니다.' }),
      word('--offline', { en: 'Uses only what was downloaded.', ko: '이미 내려받은 것만 씁니다.' }),
    ],
  ),
  command(page, 'gem', { en: 'Packages of Ruby.', ko: 'Ruby의 패키지 관리자입니다.' }, [
    word('install', {
      en: 'Installs packages; `name:version` pins one.',
      ko: '패키지를 설치합니다. `이름:버전`으로 버전을 고정합니다.',
    }),
    word('--no-document', { en: 'Leaves out documentation.', ko: '문서를 설치하지 않습니다.' }),
  ]),
  command(
    page,
    'bundle',
    {
      en: 'Installs the gems of a Gemfile. Copy Gemfile and Gemfile.lock first.',
      ko: 'Gemfile의 gem을 설치합니다. Gemfile과 Gemfile.lock을 먼저 복사합니다.',
    },
    [
      word('install', { en: 'Installs what the Gemfile names.', ko: 'Gemfile에 적힌 gem을 설치합니다.' }),
      word('config', {
        en: 'Sets an option, `without development test` for example.',
        ko: '옵션을 정합니다(예: `without development test`).',
      }),
    ],
  ),
  command(
    page,
    'go',
    {
      en: 'Builds Go programs. Copy go.mod and go.sum first; /go/pkg/mod and /root/.cache/go-build suit cache mounts.',
      ko: 'Go 프로그램을 빌드합니다. go.mod와 go.sum을 먼저 복사합니다. /go/pkg/mod와 /root/.cache/go-build에 캐시 마운트를 쓰기 좋습니다.',
    },
    [
      word('build', {
        en: 'Makes the program; with CGO_ENABLED=0 it runs on scratch and alpine too.',
        ko: '프로그램을 만듭니다. CGO_ENABLED=0이면 scratch와 alpine에서도 실행됩니다.',
      }),
      word('mod', { en: 'With `download`: fetches the modules.', ko: '`download`와 함께 쓰면 모듈을 내려받습니다.' }),
      word('install', {
        en: 'Builds a program and puts it into /go/bin.',
        ko: '프로그램을 빌드해 /go/bin에 넣습니다.',
      }),
      word('get', {
        en: 'Adds a module to go.mod; outside a module it fails.',
        ko: 'go.mod에 모듈을 추가합니다. 모듈 밖에서는 실패합니다.',
      }),
      word('-ldflags', {
        en: 'Options of the linker; "-s -w" makes the program smaller.',
        ko: '링커 옵션입니다. "-s -w"를 주면 프로그램이 작아집니다.',
      }),
      word('-o', { en: 'Name of the program.', ko: '프로그램의 이름입니다.' }),
      word('-trimpath', {
        en: 'Leaves the paths of the build out of the program.',
        ko: '프로그램에 빌드 경로를 남기지 않습니다.',
      }),
    ],
  ),
  command(
    page,
    'cargo',
    {
      en: 'Builds Rust programs. /usr/local/cargo/registry and target suit cache mounts.',
      ko: 'Rust 프로그램을 빌드합니다. /usr/local/cargo/registry와 target에 캐시 마운트를 쓰기 좋습니다.',
    },
    [
      word('build', { en: 'Makes the program.', ko: '프로그램을 만듭니다.' }),
      word('--release', { en: 'Makes the optimised form.', ko: '최적화해서 만듭니다.' }),
      word('--locked', { en: 'Fails when Cargo.lock does not fit.', ko: 'Cargo.lock이 맞지 않으면 실패합니다.' }),
    ],
  ),
];
