import { command, type ShellCommand, word } from './command.ts';

const layers = 'dockerfile.layers';
const users = 'dockerfile.users';
const adding = 'dockerfile.add-copy';

const recursive = word('-R', { en: 'Whole directories.', ko: '디렉터리 전체에 적용합니다.' });
const system = word('--system', {
  en: 'A system account: low number, no password.',
  ko: '시스템 계정입니다. 번호가 낮고 비밀번호가 없습니다.',
});

/** Programs that move files, fetch them or change who owns them. Sources: their manual pages. */
export const fileCommands: readonly ShellCommand[] = [
  command(
    adding,
    'curl',
    {
      en: 'Downloads. The cache does not see that the file changed; `ADD --checksum` does and needs no curl.',
      ko: '파일을 내려받습니다. 원본이 바뀌어도 캐시는 알지 못합니다. `ADD --checksum`은 알 수 있고 curl도 필요 없습니다.',
    },
    [
      word('-f', {
        en: 'Fails on an HTTP error instead of saving the error page.',
        ko: 'HTTP 오류가 나면 오류 페이지를 저장하지 않고 실패합니다.',
      }),
      word('-s', { en: 'Shows no progress.', ko: '진행 상황을 보이지 않습니다.' }),
      word('-S', { en: 'Shows errors in spite of -s.', ko: '-s를 써도 오류는 보입니다.' }),
      word('-L', { en: 'Follows redirects.', ko: '리디렉션을 따라갑니다.' }),
      word('-o', { en: 'Writes to this file.', ko: '이 파일에 저장합니다.' }),
      word('-O', { en: 'Writes to a file of the same name.', ko: '같은 이름의 파일에 저장합니다.' }),
      word('-k', {
        en: 'Does not verify the certificate: anyone can change the download.',
        ko: '인증서를 확인하지 않습니다. 누구나 내용을 바꿔치기할 수 있습니다.',
      }),
      word('--retry', { en: 'Tries again after a passing fault.', ko: '일시적인 오류면 다시 시도합니다.' }),
    ],
  ),
  command(
    adding,
    'wget',
    {
      en: 'Downloads. The cache does not see that the file changed; `ADD --checksum` does.',
      ko: '파일을 내려받습니다. 원본이 바뀌어도 캐시는 알지 못하지만 `ADD --checksum`은 압니다.',
    },
    [
      word('-q', { en: 'Says nothing.', ko: '아무것도 출력하지 않습니다.' }),
      word('-O', { en: 'Writes to this file; `-` is the output.', ko: '이 파일에 저장합니다. `-`는 표준 출력입니다.' }),
      word('--no-check-certificate', {
        en: 'Does not verify the certificate: anyone can change the download.',
        ko: '인증서를 확인하지 않습니다. 누구나 내용을 바꿔치기할 수 있습니다.',
      }),
    ],
  ),
  command(
    adding,
    'tar',
    {
      en: 'Packs and unpacks archives. Unpack and delete the archive in one RUN; ADD unpacks local archives by itself.',
      ko: '아카이브를 묶고 풉니다. 푼 다음 같은 RUN에서 아카이브를 지웁니다. 로컬 아카이브는 ADD가 직접 풉니다.',
    },
    [
      word('-x', { en: 'Unpacks.', ko: '풉니다.' }),
      word('-c', { en: 'Packs.', ko: '묶습니다.' }),
      word('-z', { en: 'Through gzip.', ko: 'gzip을 거칩니다.' }),
      word('-J', { en: 'Through xz.', ko: 'xz를 거칩니다.' }),
      word('-f', {
        en: 'The archive; `-` is the input or output.',
        ko: '아카이브 파일입니다. `-`는 표준 입출력입니다.',
      }),
      word('-C', { en: 'Goes to this directory first.', ko: '먼저 이 디렉터리로 이동합니다.' }),
      word('--strip-components', {
        en: 'Leaves out so many leading directories.',
        ko: '앞쪽 디렉터리를 그 수만큼 뺍니다.',
      }),
    ],
  ),
  command(
    adding,
    'unzip',
    {
      en: 'Unpacks zip archives, which ADD does not. Delete the archive in the same RUN.',
      ko: 'zip 아카이브를 풉니다. ADD는 zip을 풀지 않습니다. 같은 RUN에서 아카이브를 지웁니다.',
    },
    [
      word('-q', { en: 'Says nothing.', ko: '아무것도 출력하지 않습니다.' }),
      word('-d', { en: 'Unpacks into this directory.', ko: '이 디렉터리에 풉니다.' }),
      word('-o', { en: 'Overwrites without asking.', ko: '묻지 않고 덮어씁니다.' }),
    ],
  ),
  command(
    adding,
    'git',
    {
      en: 'Fetches sources. The cache keeps an old clone; `ADD` with a Git address sees new commits.',
      ko: '소스를 가져옵니다. 캐시에는 예전 복제본이 남습니다. Git 주소를 쓴 `ADD`는 새 커밋을 알아봅니다.',
    },
    [
      word('clone', { en: 'Copies a repository.', ko: '저장소를 복제합니다.' }),
      word('checkout', { en: 'Goes to a branch, tag or commit.', ko: '브랜치, 태그, 커밋으로 이동합니다.' }),
      word('--depth', {
        en: 'Only so many last commits; 1 is the smallest.',
        ko: '최근 커밋만 가져옵니다. 1이 가장 작습니다.',
      }),
      word('--branch', { en: 'This branch or tag.', ko: '이 브랜치나 태그를 가져옵니다.' }),
    ],
  ),
  command(
    layers,
    'rm',
    {
      en: 'Deletes. What an earlier layer holds stays in the image: delete in the RUN that made it.',
      ko: '파일을 지웁니다. 앞 레이어에 있는 파일은 지워도 이미지에 남으므로, 만든 RUN 안에서 지웁니다.',
    },
    [
      word('-r', { en: 'Whole directories.', ko: '디렉터리 전체를 지웁니다.' }),
      word('-f', {
        en: 'No question, no error for what is missing.',
        ko: '묻지 않고, 없는 파일도 오류로 보지 않습니다.',
      }),
      word('-rf', { en: 'Whole directories without asking.', ko: '디렉터리 전체를 묻지 않고 지웁니다.' }),
      word('/var/lib/apt/lists/*', { en: 'The package lists of apt.', ko: 'apt의 패키지 목록입니다.' }),
      word('/var/cache/apk/*', {
        en: 'The package lists of apk; `--no-cache` makes it needless.',
        ko: 'apk의 패키지 목록입니다. `--no-cache`를 쓰면 지울 필요가 없습니다.',
      }),
    ],
  ),
  command(
    layers,
    'mkdir',
    {
      en: 'Makes directories. WORKDIR and COPY make theirs by themselves.',
      ko: '디렉터리를 만듭니다. WORKDIR과 COPY는 필요한 디렉터리를 직접 만듭니다.',
    },
    [
      word('-p', {
        en: 'With all directories above; no error when it is there.',
        ko: '상위 디렉터리까지 만들고, 이미 있어도 오류가 나지 않습니다.',
      }),
      word('-m', { en: 'With these permissions.', ko: '이 권한으로 만듭니다.' }),
    ],
  ),
  command(
    layers,
    'ln',
    { en: 'Makes links, which take no room in a layer.', ko: '링크를 만듭니다. 레이어 크기는 거의 늘지 않습니다.' },
    [
      word('-s', { en: 'A symbolic link.', ko: '심볼릭 링크입니다.' }),
      word('-f', { en: 'Replaces what is there.', ko: '이미 있으면 바꿉니다.' }),
      word('-sf', { en: 'A symbolic link that replaces what is there.', ko: '이미 있으면 바꾸는 심볼릭 링크입니다.' }),
    ],
  ),
  command(
    layers,
    'cp',
    {
      en: 'Copies inside the image: the bytes are stored twice.',
      ko: '이미지 안에서 복사합니다. 같은 내용이 두 번 저장됩니다.',
    },
    [
      word('-r', { en: 'Whole directories.', ko: '디렉터리 전체를 복사합니다.' }),
      word('-a', {
        en: 'Whole directories with owners, permissions and times.',
        ko: '소유자, 권한, 시각까지 디렉터리 전체를 복사합니다.',
      }),
    ],
  ),
  command(
    layers,
    'mv',
    {
      en: 'Moves. Of files from an earlier layer a second copy is stored.',
      ko: '옮깁니다. 앞 레이어의 파일을 옮기면 같은 내용이 한 번 더 저장됩니다.',
    },
    [word('-f', { en: 'Overwrites without asking.', ko: '묻지 않고 덮어씁니다.' })],
  ),
  command(
    users,
    'chmod',
    {
      en: 'Changes permissions. Of files from an earlier layer a second copy is stored; `COPY --chmod` avoids it.',
      ko: '권한을 바꿉니다. 앞 레이어의 파일이면 같은 내용이 한 번 더 저장됩니다. `COPY --chmod`를 쓰면 그렇지 않습니다.',
    },
    [
      recursive,
      word('+x', { en: 'Makes it executable.', ko: '실행할 수 있게 합니다.' }),
      word('777', {
        en: 'Anyone may do anything: rarely what is meant.',
        ko: '누구나 무엇이든 할 수 있습니다. 대개 의도와 다릅니다.',
      }),
    ],
  ),
  command(
    users,
    'chown',
    {
      en: 'Changes the owner. Of files from an earlier layer a second copy is stored; `COPY --chown` avoids it.',
      ko: '소유자를 바꿉니다. 앞 레이어의 파일이면 같은 내용이 한 번 더 저장됩니다. `COPY --chown`을 쓰면 그렇지 않습니다.',
    },
    [recursive],
  ),
  command(
    users,
    'useradd',
    {
      en: 'Makes a user (Debian, Red Hat). USER does not do it.',
      ko: '사용자를 만듭니다(데비안, Red Hat 계열). USER는 만들지 않습니다.',
    },
    [
      word('--uid', {
        en: 'Its number; above 10000 it meets no user of the host.',
        ko: '사용자 번호입니다. 10000보다 크면 호스트의 사용자와 겹치지 않습니다.',
      }),
      word('-u', { en: 'The short form of --uid.', ko: '--uid의 짧은 형태입니다.' }),
      word('--gid', { en: 'Its main group, which must exist.', ko: '기본 그룹이며 이미 있어야 합니다.' }),
      word('-g', { en: 'The short form of --gid.', ko: '--gid의 짧은 형태입니다.' }),
      word('--create-home', { en: 'With a home directory.', ko: '홈 디렉터리를 만듭니다.' }),
      word('-m', { en: 'The short form of --create-home.', ko: '--create-home의 짧은 형태입니다.' }),
      word('--no-log-init', {
        en: 'Keeps a large number from making a huge file (-l).',
        ko: '번호가 클 때 거대한 파일이 생기지 않게 합니다(-l).',
      }),
      word('-l', { en: 'The short form of --no-log-init.', ko: '--no-log-init의 짧은 형태입니다.' }),
      word('-r', { en: 'A system account.', ko: '시스템 계정입니다.' }),
      system,
      word('--shell', {
        en: 'Its login shell; /usr/sbin/nologin for none.',
        ko: '로그인 셸입니다. 없애려면 /usr/sbin/nologin을 씁니다.',
      }),
      word('-s', { en: 'The short form of --shell.', ko: '--shell의 짧은 형태입니다.' }),
    ],
  ),
  command(users, 'groupadd', { en: 'Makes a group (Debian, Red Hat).', ko: '그룹을 만듭니다(데비안, Red Hat 계열).' }, [
    word('--gid', { en: 'Its number.', ko: '그룹 번호입니다.' }),
    word('-g', { en: 'The short form of --gid.', ko: '--gid의 짧은 형태입니다.' }),
    word('-r', { en: 'A system group.', ko: '시스템 그룹입니다.' }),
    system,
  ]),
  command(
    users,
    'adduser',
    {
      en: 'Makes a user; the program of Alpine and the one of Debian take other options.',
      ko: '사용자를 만듭니다. 알파인과 데비안은 서로 다른 옵션을 씁니다.',
    },
    [
      word('-D', { en: 'Without a password (Alpine).', ko: '비밀번호 없이 만듭니다(알파인).' }),
      word('-S', { en: 'A system account (Alpine).', ko: '시스템 계정입니다(알파인).' }),
      word('-G', { en: 'In this group (Alpine).', ko: '이 그룹에 넣습니다(알파인).' }),
      word('-u', { en: 'Its number (Alpine).', ko: '사용자 번호입니다(알파인).' }),
      word('-h', { en: 'Its home directory (Alpine).', ko: '홈 디렉터리입니다(알파인).' }),
      word('--disabled-password', { en: 'Without a password (Debian).', ko: '비밀번호 없이 만듭니다(데비안).' }),
      word('--gecos', {
        en: 'Its full name; "" keeps it from asking (Debian).',
        ko: '전체 이름입니다. ""를 주면 묻지 않습니다(데비안).',
      }),
      system,
    ],
  ),
  command(users, 'addgroup', { en: 'Makes a group (Alpine, Debian).', ko: '그룹을 만듭니다(알파인, 데비안).' }, [
    word('-S', { en: 'A system group (Alpine).', ko: '시스템 그룹입니다(알파인).' }),
    word('-g', { en: 'Its number (Alpine).', ko: '그룹 번호입니다(알파인).' }),
    system,
  ]),
  command(users, 'sudo', {
    en: 'Runs as another user. In a build RUN is root until USER, so it is not needed; it hinders signals too.',
    ko: '다른 사용자로 실행합니다. 빌드에서는 USER 전까지 root이므로 필요 없고, 신호 전달에도 방해가 됩니다.',
  }),
];
