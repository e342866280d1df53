import { command, type ShellCommand, word } from './command.ts';

const page = 'dockerfile.layers';

const yes = word(
  '-y',
  'Answers yes to every question; a build cannot ask.',
  '모든 질문에 예로 답합니다. 빌드 중에는 물을 수 없습니다.',
);
const aptWords = [
  word(
    'update',
    'Reads the package lists; keep it in one RUN with install.',
    '패키지 목록을 받습니다. install과 같은 RUN에 둡니다.',
  ),
  word(
    'install',
    'Installs packages; `name=version` pins one.',
    '패키지를 설치합니다. `이름=버전`으로 버전을 고정합니다.',
  ),
  word(
    'upgrade',
    'Renews every package; a newer base image does it better.',
    '모든 패키지를 갱신합니다. 베이스 이미지를 새로 받는 편이 낫습니다.',
  ),
  word('dist-upgrade', 'Like upgrade, and may remove packages.', 'upgrade와 같지만 패키지를 지울 수도 있습니다.'),
  word(
    'clean',
    'Deletes downloaded packages; official images do it by themselves.',
    '내려받은 패키지를 지웁니다. 공식 이미지는 저절로 지웁니다.',
  ),
  word('autoremove', 'Removes packages that nothing needs any more.', '더는 필요 없는 패키지를 지웁니다.'),
  word('purge', 'Removes packages with their settings.', '패키지를 설정까지 지웁니다.'),
  yes,
  word('--yes', 'The long form of -y.', '-y의 긴 형태입니다.'),
  word('--no-install-recommends', 'Leaves out what is only recommended.', '권장 패키지를 설치하지 않습니다.'),
  word('-q', 'Says less.', '출력을 줄입니다.'),
  word('-qq', 'Says only errors.', '오류만 출력합니다.'),
  word(
    '/var/lib/apt/lists/*',
    'The package lists: deleted in the same RUN they leave no trace in the layer.',
    '패키지 목록입니다. 같은 RUN에서 지워야 레이어에 남지 않습니다.',
  ),
];
const rpmWords = [
  word(
    'install',
    'Installs packages; `name-version` pins one.',
    '패키지를 설치합니다. `이름-버전`으로 버전을 고정합니다.',
  ),
  word('update', 'Renews packages.', '패키지를 갱신합니다.'),
  word(
    'clean',
    'With `all`: deletes what was downloaded, in the same RUN.',
    '`all`과 함께 쓰면 내려받은 것을 지웁니다. 같은 RUN에서 합니다.',
  ),
  yes,
  word('--setopt=install_weak_deps=False', 'Leaves out what is only recommended.', '권장 패키지를 설치하지 않습니다.'),
  word('--nodocs', 'Leaves out documentation.', '문서를 설치하지 않습니다.'),
];

/** Package managers. Sources: their manual pages, https://docs.docker.com/build/building/best-practices/ */
export const packageCommands: readonly ShellCommand[] = [
  command(
    page,
    'apt-get',
    'Packages of Debian and Ubuntu. Update, install and delete the lists in one RUN, or the cache keeps old lists.',
    '데비안·우분투의 패키지 관리자입니다. 목록 갱신, 설치, 목록 삭제를 RUN 하나에 둡니다. 나누면 캐시에 옛 목록이 남습니다.',
    aptWords,
  ),
  command(
    page,
    'apt',
    'Like apt-get, made for people: its output may change, so scripts use apt-get.',
    'apt-get과 같지만 사람이 쓰도록 만들어 출력이 바뀔 수 있습니다. 스크립트에는 apt-get을 씁니다.',
    aptWords,
  ),
  command(
    page,
    'apk',
    'Packages of Alpine. With --no-cache no list stays in the layer.',
    '알파인의 패키지 관리자입니다. --no-cache를 붙이면 레이어에 목록이 남지 않습니다.',
    [
      word(
        'add',
        'Installs packages; `name=version` pins one.',
        '패키지를 설치합니다. `이름=버전`으로 버전을 고정합니다.',
      ),
      word('del', 'Removes packages, or a group made by --virtual.', '패키지나 --virtual로 만든 묶음을 지웁니다.'),
      word(
        'update',
        'Reads the package lists; not needed with --no-cache.',
        '패키지 목록을 받습니다. --no-cache를 쓰면 필요 없습니다.',
      ),
      word('upgrade', 'Renews every package.', '모든 패키지를 갱신합니다.'),
      word('--no-cache', 'Reads fresh lists and keeps none.', '목록을 새로 받고 남기지 않습니다.'),
      word(
        '--virtual',
        'Gives the packages a name for removing them together.',
        '함께 지울 수 있게 패키지에 이름을 붙입니다.',
      ),
      word('-t', 'The short form of --virtual.', '--virtual의 짧은 형태입니다.'),
    ],
  ),
  command(
    page,
    'dnf',
    'Packages of Fedora, Rocky and Alma. Run `dnf clean all` in the same RUN.',
    'Fedora, Rocky, Alma의 패키지 관리자입니다. 같은 RUN에서 `dnf clean all`을 실행합니다.',
    rpmWords,
  ),
  command(
    page,
    'yum',
    'The older name of dnf. Run `yum clean all` in the same RUN.',
    'dnf의 옛 이름입니다. 같은 RUN에서 `yum clean all`을 실행합니다.',
    rpmWords,
  ),
  command(
    page,
    'microdnf',
    'A small dnf for minimal images. Run `microdnf clean all` in the same RUN.',
    '최소 이미지에 들어 있는 작은 dnf입니다. 같은 RUN에서 `microdnf clean all`을 실행합니다.',
    rpmWords,
  ),
  command(
    page,
    'zypper',
    'Packages of SUSE. Run `zypper clean` in the same RUN.',
    'SUSE의 패키지 관리자입니다. 같은 RUN에서 `zypper clean`을 실행합니다.',
    [
      word('install', 'Installs packages.', '패키지를 설치합니다.'),
      word('clean', 'Deletes what was downloaded.', '내려받은 것을 지웁니다.'),
      word('--non-interactive', 'Does not ask; a build cannot answer.', '묻지 않습니다. 빌드 중에는 답할 수 없습니다.'),
      word('-n', 'The short form of --non-interactive.', '--non-interactive의 짧은 형태입니다.'),
      word('--no-recommends', 'Leaves out what is only recommended.', '권장 패키지를 설치하지 않습니다.'),
    ],
  ),
  command(
    page,
    'pip',
    'Packages of Python. Copy requirements.txt before the rest, so that a change of the code does not install again.',
    'Python의 패키지 관리자입니다. requirements.txt를 먼저 복사하면 코드가 바뀌어도 다시 설치하지 않습니다.',
    [
      word(
        'install',
        'Installs packages; `name==version` pins one.',
        '패키지를 설치합니다. `이름==버전`으로 버전을 고정합니다.',
      ),
      word('-r', 'Takes the packages from a file.', '파일에 적힌 패키지를 설치합니다.'),
      word(
        '--no-cache-dir',
        'Keeps no downloads in the layer; leave it out with a cache mount on /root/.cache/pip.',
        '내려받은 파일을 레이어에 남기지 않습니다. /root/.cache/pip에 캐시 마운트를 쓰면 필요 없습니다.',
      ),
      word('--user', 'Installs into the home of the user.', '사용자의 홈 디렉터리에 설치합니다.'),
      word('--upgrade', 'Renews packages that are there.', '설치된 패키지를 갱신합니다.'),
    ],
    ['pip3'],
  ),
  command(
    page,
    'npm',
    'Packages of Node.js. Copy package.json and package-lock.json first and use `npm ci`.',
    'Node.js의 패키지 관리자입니다. package.json과 package-lock.json을 먼저 복사하고 `npm ci`를 씁니다.',
    [
      word(
        'ci',
        'Installs exactly what the lock file says; fails when it does not fit.',
        '잠금 파일에 적힌 그대로 설치하고, 맞지 않으면 실패합니다.',
      ),
      word(
        'install',
        'Installs and may change the lock file; `npm ci` is for builds.',
        '설치하면서 잠금 파일을 바꿀 수 있습니다. 빌드에는 `npm ci`를 씁니다.',
      ),
      word('run', 'Runs a script of package.json.', 'package.json의 스크립트를 실행합니다.'),
      word('--omit=dev', 'Leaves out what only development needs.', '개발용 패키지를 설치하지 않습니다.'),
      word('--ignore-scripts', 'Runs no scripts of packages.', '패키지의 스크립트를 실행하지 않습니다.'),
      word(
        'cache',
        'With `clean --force`: deletes the downloads, in the same RUN.',
        '`clean --force`와 함께 쓰면 내려받은 파일을 지웁니다. 같은 RUN에서 합니다.',
      ),
    ],
  ),
  command(
    page,
    'yarn',
    'Packages of Node.js. Copy package.json and yarn.lock first.',
    'Node.js의 패키지 관리자입니다. package.json과 yarn.lock을 먼저 복사합니다.',
    [
      word('install', 'Installs what package.json names.', 'package.json에 적힌 패키지를 설치합니다.'),
      word(
        '--frozen-lockfile',
        'Fails when the lock file does not fit (Yarn 1).',
        '잠금 파일이 맞지 않으면 실패합니다(Yarn 1).',
      ),
      word('--immutable', 'The same for newer versions of Yarn.', 'Yarn 2 이상에서 같은 뜻입니다.'),
      word(
        '--production',
        'Leaves out what only development needs (Yarn 1).',
        '개발용 패키지를 설치하지 않습니다(Yarn 1).',
      ),
    ],
  ),
  command(
    page,
    'pnpm',
    'Packages of Node.js. Its store suits a cache mount.',
    'Node.js의 패키지 관리자입니다. 저장소 디렉터리에 캐시 마운트를 쓰기 좋습니다.',
    [
      word('install', 'Installs what package.json names.', 'package.json에 적힌 패키지를 설치합니다.'),
      word(
        'fetch',
        'Downloads by the lock file alone, before the code is copied.',
        '잠금 파일만으로 미리 내려받습니다.',
      ),
      word('--frozen-lockfile', 'Fails when the lock file does not fit.', '잠금 파일이 맞지 않으면 실패합니다.'),
      word('--prod', 'Leaves out what only development needs.', '개발용 패키지를 설치하지 않습니다.'),
      word('--offline', 'Uses only what was downloaded.', '이미 내려받은 것만 씁니다.'),
    ],
  ),
  command(page, 'gem', 'Packages of Ruby.', 'Ruby의 패키지 관리자입니다.', [
    word(
      'install',
      'Installs packages; `name:version` pins one.',
      '패키지를 설치합니다. `이름:버전`으로 버전을 고정합니다.',
    ),
    word('--no-document', 'Leaves out documentation.', '문서를 설치하지 않습니다.'),
  ]),
  command(
    page,
    'bundle',
    'Installs the gems of a Gemfile. Copy Gemfile and Gemfile.lock first.',
    'Gemfile의 gem을 설치합니다. Gemfile과 Gemfile.lock을 먼저 복사합니다.',
    [
      word('install', 'Installs what the Gemfile names.', 'Gemfile에 적힌 gem을 설치합니다.'),
      word(
        'config',
        'Sets an option, `without development test` for example.',
        '옵션을 정합니다(예: `without development test`).',
      ),
    ],
  ),
  command(
    page,
    'go',
    'Builds Go programs. Copy go.mod and go.sum first; /go/pkg/mod and /root/.cache/go-build suit cache mounts.',
    'Go 프로그램을 빌드합니다. go.mod와 go.sum을 먼저 복사합니다. /go/pkg/mod와 /root/.cache/go-build에 캐시 마운트를 쓰기 좋습니다.',
    [
      word(
        'build',
        'Makes the program; with CGO_ENABLED=0 it runs on scratch and alpine too.',
        '프로그램을 만듭니다. CGO_ENABLED=0이면 scratch와 alpine에서도 실행됩니다.',
      ),
      word('mod', 'With `download`: fetches the modules.', '`download`와 함께 쓰면 모듈을 내려받습니다.'),
      word('install', 'Builds a program and puts it into /go/bin.', '프로그램을 빌드해 /go/bin에 넣습니다.'),
      word(
        'get',
        'Adds a module to go.mod; outside a module it fails.',
        'go.mod에 모듈을 추가합니다. 모듈 밖에서는 실패합니다.',
      ),
      word(
        '-ldflags',
        'Options of the linker; "-s -w" makes the program smaller.',
        '링커 옵션입니다. "-s -w"를 주면 프로그램이 작아집니다.',
      ),
      word('-o', 'Name of the program.', '프로그램의 이름입니다.'),
      word('-trimpath', 'Leaves the paths of the build out of the program.', '프로그램에 빌드 경로를 남기지 않습니다.'),
    ],
  ),
  command(
    page,
    'cargo',
    'Builds Rust programs. /usr/local/cargo/registry and target suit cache mounts.',
    'Rust 프로그램을 빌드합니다. /usr/local/cargo/registry와 target에 캐시 마운트를 쓰기 좋습니다.',
    [
      word('build', 'Makes the program.', '프로그램을 만듭니다.'),
      word('--release', 'Makes the optimised form.', '최적화해서 만듭니다.'),
      word('--locked', 'Fails when Cargo.lock does not fit.', 'Cargo.lock이 맞지 않으면 실패합니다.'),
    ],
  ),
];
