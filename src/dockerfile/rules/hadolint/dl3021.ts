import { fix } from '../edits.ts';
import { hadolintRule } from './define.ts';

export const dl3021 = hadolintRule({
  code: 'DL3021',
  title: { en: 'Several sources go into a folder', ko: '원본이 여럿이면 폴더에 복사합니다' },
  message: {
    en: 'Several sources need a folder to go to: end {0} with /.',
    ko: '원본이 여럿이면 대상은 폴더여야 합니다. {0} 끝에 /를 붙이세요.',
  },
  why: {
    en: 'Without the slash the destination is a file, and two files cannot both become it. The build refuses the line.',
    ko: '슬래시가 없으면 대상은 파일이 되는데, 여러 파일이 하나의 파일이 될 수는 없습니다. 빌드가 이 줄을 거부합니다.',
  },
  severity: 'error',
  bad: 'FROM debian:12\nCOPY a.txt b.txt /data\n',
  good: 'FROM debian:12\nCOPY a.txt b.txt /data/\n',
  check: {
    instructions: {
      keywords: ['COPY'],
      visit: ({ words }, _context, report) => {
        const target = words.at(-1);
        if (target === undefined || words.length < 3) return;
        // A variable may end in one; `.` and `..` are folders.
        if (/[/\\}]$|^\.{1,2}$|\$\w+$/.test(target.text)) return;
        const isPlain = target.raw === target.text;
        const slash = fix({ en: 'Add /', ko: '/ 추가' }, [{ span: { start: target.end, end: target.end }, text: '/' }]);
        report({ span: target, arguments: [target.text], fixes: isPlain ? [slash] : [] });
      },
    },
  },
});
