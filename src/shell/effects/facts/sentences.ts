import type { Localized } from '../../../contract/localized.ts';

export const none: Localized = {
  en: 'Nothing to take back: it only looks.',
  ko: '조회만 하므로 되돌릴 것이 없습니다.',
};
export const gone: Localized = {
  en: 'It cannot be taken back. What was removed has to be made again.',
  ko: '되돌릴 수 없습니다. 삭제한 것은 다시 만들어야 합니다.',
};
export const processGone: Localized = {
  en: 'The process that ran before is gone; the container and its files stay.',
  ko: '이전 프로세스는 사라지지만 컨테이너와 파일은 그대로입니다.',
};
export const changesStay: Localized = {
  en: 'What the program changes in the container stays until the container is removed.',
  ko: '프로그램이 컨테이너 안에서 바꾼 내용은 컨테이너를 삭제할 때까지 남습니다.',
};
export const attached: Localized = {
  en: 'What is typed there reaches the program, and Ctrl+C may end it; Ctrl+P Ctrl+Q leaves it running.',
  ko: '입력한 내용은 프로그램에 전달되고 Ctrl+C를 누르면 프로그램이 종료될 수 있습니다. Ctrl+P Ctrl+Q를 누르면 실행 중인 채로 빠져나옵니다.',
};
export const fileOverwritten: Localized = {
  en: 'A file of this machine that had the name before is overwritten and gone.',
  ko: '같은 이름의 파일이 이 컴퓨터에 있었다면 덮어써서 되살릴 수 없습니다.',
};
export const pushed: Localized = {
  en: 'Only the registry can remove what was pushed.',
  ko: '푸시한 것은 레지스트리에서만 삭제할 수 있습니다.',
};
export const settingsBefore: Localized = {
  en: 'Take it back with {0} and the settings that were there before.',
  ko: '되돌리려면 이전 설정으로 다음을 실행합니다: {0}',
};
export const countBefore: Localized = {
  en: 'Take it back with {0}, N being the number before.',
  ko: '되돌리려면 N에 이전 개수를 넣어 다음을 실행합니다: {0}',
};
