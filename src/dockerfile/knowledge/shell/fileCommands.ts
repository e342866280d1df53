import { command, type ShellCommand, word } from './command.ts';

const layers = 'dockerfile.layers';
const users = 'dockerfile.users';
const adding = 'dockerfile.add-copy';

const recursive = word('-R', 'Whole directories.', '디렉터리 전체에 적용합니다.');
const system = word(
  '--system',
  'A system account: low number, no password.',
  '시스템 계정입니다. 번호가 낮고 비밀번호가 없습니다.',
);

/** Programs that move files, fetch them or change who owns them. Sources: their manual pages. */
export const fileCommands: readonly ShellCommand[] = [
  command(
    adding,
    'curl',
    'Downloads. The cache does not see that the file changed; `ADD --checksum` does and needs no curl.',
    '파일을 내려받습니다. 원본이 바뀌어도 캐시는 알지 못합니다. `ADD --checksum`은 알 수 있고 curl도 필요 없습니다.',
    [
      word(
        '-f',
        'Fails on an HTTP error instead of saving the error page.',
        'HTTP 오류가 나면 오류 페이지를 저장하지 않고 실패합니다.',
      ),
      word('-s', 'Shows no progress.', '진행 상황을 보이지 않습니다.'),
      word('-S', 'Shows errors in spite of -s.', '-s를 써도 오류는 보입니다.'),
      word('-L', 'Follows redirects.', '리디렉션을 따라갑니다.'),
      word('-o', 'Writes to this file.', '이 파일에 저장합니다.'),
      word('-O', 'Writes to a file of the same name.', '같은 이름의 파일에 저장합니다.'),
      word(
        '-k',
        'Does not verify the certificate: anyone can change the download.',
        '인증서를 확인하지 않습니다. 누구나 내용을 바꿔치기할 수 있습니다.',
      ),
      word('--retry', 'Tries again after a passing fault.', '일시적인 오류면 다시 시도합니다.'),
    ],
  ),
  command(
    adding,
    'wget',
    'Downloads. The cache does not see that the file changed; `ADD --checksum` does.',
    '파일을 내려받습니다. 원본이 바뀌어도 캐시는 알지 못하지만 `ADD --checksum`은 압니다.',
    [
      word('-q', 'Says nothing.', '아무것도 출력하지 않습니다.'),
      word('-O', 'Writes to this file; `-` is the output.', '이 파일에 저장합니다. `-`는 표준 출력입니다.'),
      word(
        '--no-check-certificate',
        'Does not verify the certificate: anyone can change the download.',
        '인증서를 확인하지 않습니다. 누구나 내용을 바꿔치기할 수 있습니다.',
      ),
    ],
  ),
  command(
    adding,
    'tar',
    'Packs and unpacks archives. Unpack and delete the archive in one RUN; ADD unpacks local archives by itself.',
    '아카이브를 묶고 풉니다. 푼 다음 같은 RUN에서 아카이브를 지웁니다. 로컬 아카이브는 ADD가 직접 풉니다.',
    [
      word('-x', 'Unpacks.', '풉니다.'),
      word('-c', 'Packs.', '묶습니다.'),
      word('-z', 'Through gzip.', 'gzip을 거칩니다.'),
      word('-J', 'Through xz.', 'xz를 거칩니다.'),
      word('-f', 'The archive; `-` is the input or output.', '아카이브 파일입니다. `-`는 표준 입출력입니다.'),
      word('-C', 'Goes to this directory first.', '먼저 이 디렉터리로 이동합니다.'),
      word('--strip-components', 'Leaves out so many leading directories.', '앞쪽 디렉터리를 그 수만큼 뺍니다.'),
    ],
  ),
  command(
    adding,
    'unzip',
    'Unpacks zip archives, which ADD does not. Delete the archive in the same RUN.',
    'zip 아카이브를 풉니다. ADD는 zip을 풀지 않습니다. 같은 RUN에서 아카이브를 지웁니다.',
    [
      word('-q', 'Says nothing.', '아무것도 출력하지 않습니다.'),
      word('-d', 'Unpacks into this directory.', '이 디렉터리에 풉니다.'),
      word('-o', 'Overwrites without asking.', '묻지 않고 덮어씁니다.'),
    ],
  ),
  command(
    adding,
    'git',
    'Fetches sources. The cache keeps an old clone; `ADD` with a Git address sees new commits.',
    '소스를 가져옵니다. 캐시에는 예전 복제본이 남습니다. Git 주소를 쓴 `ADD`는 새 커밋을 알아봅니다.',
    [
      word('clone', 'Copies a repository.', '저장소를 복제합니다.'),
      word('checkout', 'Goes to a branch, tag or commit.', '브랜치, 태그, 커밋으로 이동합니다.'),
      word('--depth', 'Only so many last commits; 1 is the smallest.', '최근 커밋만 가져옵니다. 1이 가장 작습니다.'),
      word('--branch', 'This branch or tag.', '이 브랜치나 태그를 가져옵니다.'),
    ],
  ),
  command(
    layers,
    'rm',
    'Deletes. What an earlier layer holds stays in the image: delete in the RUN that made it.',
    '파일을 지웁니다. 앞 레이어에 있는 파일은 지워도 이미지에 남으므로, 만든 RUN 안에서 지웁니다.',
    [
      word('-r', 'Whole directories.', '디렉터리 전체를 지웁니다.'),
      word('-f', 'No question, no error for what is missing.', '묻지 않고, 없는 파일도 오류로 보지 않습니다.'),
      word('-rf', 'Whole directories without asking.', '디렉터리 전체를 묻지 않고 지웁니다.'),
      word('/var/lib/apt/lists/*', 'The package lists of apt.', 'apt의 패키지 목록입니다.'),
      word(
        '/var/cache/apk/*',
        'The package lists of apk; `--no-cache` makes it needless.',
        'apk의 패키지 목록입니다. `--no-cache`를 쓰면 지울 필요가 없습니다.',
      ),
    ],
  ),
  command(
    layers,
    'mkdir',
    'Makes directories. WORKDIR and COPY make theirs by themselves.',
    '디렉터리를 만듭니다. WORKDIR과 COPY는 필요한 디렉터리를 직접 만듭니다.',
    [
      word(
        '-p',
        'With all directories above; no error when it is there.',
        '상위 디렉터리까지 만들고, 이미 있어도 오류가 나지 않습니다.',
      ),
      word('-m', 'With these permissions.', '이 권한으로 만듭니다.'),
    ],
  ),
  command(
    layers,
    'ln',
    'Makes links, which take no room in a layer.',
    '링크를 만듭니다. 레이어 크기는 거의 늘지 않습니다.',
    [
      word('-s', 'A symbolic link.', '심볼릭 링크입니다.'),
      word('-f', 'Replaces what is there.', '이미 있으면 바꿉니다.'),
      word('-sf', 'A symbolic link that replaces what is there.', '이미 있으면 바꾸는 심볼릭 링크입니다.'),
    ],
  ),
  command(
    layers,
    'cp',
    'Copies inside the image: the bytes are stored twice.',
    '이미지 안에서 복사합니다. 같은 내용이 두 번 저장됩니다.',
    [
      word('-r', 'Whole directories.', '디렉터리 전체를 복사합니다.'),
      word(
        '-a',
        'Whole directories with owners, permissions and times.',
        '소유자, 권한, 시각까지 디렉터리 전체를 복사합니다.',
      ),
    ],
  ),
  command(
    layers,
    'mv',
    'Moves. Of files from an earlier layer a second copy is stored.',
    '옮깁니다. 앞 레이어의 파일을 옮기면 같은 내용이 한 번 더 저장됩니다.',
    [word('-f', 'Overwrites without asking.', '묻지 않고 덮어씁니다.')],
  ),
  command(
    users,
    'chmod',
    'Changes permissions. Of files from an earlier layer a second copy is stored; `COPY --chmod` avoids it.',
    '권한을 바꿉니다. 앞 레이어의 파일이면 같은 내용이 한 번 더 저장됩니다. `COPY --chmod`를 쓰면 그렇지 않습니다.',
    [
      recursive,
      word('+x', 'Makes it executable.', '실행할 수 있게 합니다.'),
      word(
        '777',
        'Anyone may do anything: rarely what is meant.',
        '누구나 무엇이든 할 수 있습니다. 대개 의도와 다릅니다.',
      ),
    ],
  ),
  command(
    users,
    'chown',
    'Changes the owner. Of files from an earlier layer a second copy is stored; `COPY --chown` avoids it.',
    '소유자를 바꿉니다. 앞 레이어의 파일이면 같은 내용이 한 번 더 저장됩니다. `COPY --chown`을 쓰면 그렇지 않습니다.',
    [recursive],
  ),
  command(
    users,
    'useradd',
    'Makes a user (Debian, Red Hat). USER does not do it.',
    '사용자를 만듭니다(데비안, Red Hat 계열). USER는 만들지 않습니다.',
    [
      word(
        '--uid',
        'Its number; above 10000 it meets no user of the host.',
        '사용자 번호입니다. 10000보다 크면 호스트의 사용자와 겹치지 않습니다.',
      ),
      word('-u', 'The short form of --uid.', '--uid의 짧은 형태입니다.'),
      word('--gid', 'Its main group, which must exist.', '기본 그룹이며 이미 있어야 합니다.'),
      word('-g', 'The short form of --gid.', '--gid의 짧은 형태입니다.'),
      word('--create-home', 'With a home directory.', '홈 디렉터리를 만듭니다.'),
      word('-m', 'The short form of --create-home.', '--create-home의 짧은 형태입니다.'),
      word(
        '--no-log-init',
        'Keeps a large number from making a huge file (-l).',
        '번호가 클 때 거대한 파일이 생기지 않게 합니다(-l).',
      ),
      word('-l', 'The short form of --no-log-init.', '--no-log-init의 짧은 형태입니다.'),
      word('-r', 'A system account.', '시스템 계정입니다.'),
      system,
      word(
        '--shell',
        'Its login shell; /usr/sbin/nologin for none.',
        '로그인 셸입니다. 없애려면 /usr/sbin/nologin을 씁니다.',
      ),
      word('-s', 'The short form of --shell.', '--shell의 짧은 형태입니다.'),
    ],
  ),
  command(users, 'groupadd', 'Makes a group (Debian, Red Hat).', '그룹을 만듭니다(데비안, Red Hat 계열).', [
    word('--gid', 'Its number.', '그룹 번호입니다.'),
    word('-g', 'The short form of --gid.', '--gid의 짧은 형태입니다.'),
    word('-r', 'A system group.', '시스템 그룹입니다.'),
    system,
  ]),
  command(
    users,
    'adduser',
    'Makes a user; the program of Alpine and the one of Debian take other options.',
    '사용자를 만듭니다. 알파인과 데비안은 서로 다른 옵션을 씁니다.',
    [
      word('-D', 'Without a password (Alpine).', '비밀번호 없이 만듭니다(알파인).'),
      word('-S', 'A system account (Alpine).', '시스템 계정입니다(알파인).'),
      word('-G', 'In this group (Alpine).', '이 그룹에 넣습니다(알파인).'),
      word('-u', 'Its number (Alpine).', '사용자 번호입니다(알파인).'),
      word('-h', 'Its home directory (Alpine).', '홈 디렉터리입니다(알파인).'),
      word('--disabled-password', 'Without a password (Debian).', '비밀번호 없이 만듭니다(데비안).'),
      word(
        '--gecos',
        'Its full name; "" keeps it from asking (Debian).',
        '전체 이름입니다. ""를 주면 묻지 않습니다(데비안).',
      ),
      system,
    ],
  ),
  command(users, 'addgroup', 'Makes a group (Alpine, Debian).', '그룹을 만듭니다(알파인, 데비안).', [
    word('-S', 'A system group (Alpine).', '시스템 그룹입니다(알파인).'),
    word('-g', 'Its number (Alpine).', '그룹 번호입니다(알파인).'),
    system,
  ]),
  command(
    users,
    'sudo',
    'Runs as another user. In a build RUN is root until USER, so it is not needed; it hinders signals too.',
    '다른 사용자로 실행합니다. 빌드에서는 USER 전까지 root이므로 필요 없고, 신호 전달에도 방해가 됩니다.',
  ),
];
