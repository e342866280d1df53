import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import type { HoverPlace } from './context.ts';

const words = {
  root: { en: '{0} is root, who may do everything.', ko: '{0}은(는) 모든 권한이 있는 root입니다.' },
  number: {
    en: '{0} is a number: no user of this name has to exist in the image.',
    ko: '{0}은(는) 번호이므로 이미지에 같은 사용자가 없어도 됩니다.',
  },
  name: { en: '{0} must be in `/etc/passwd` of the image.', ko: '{0}은(는) 이미지의 `/etc/passwd`에 있어야 합니다.' },
  group: { en: 'Group: {0}.', ko: '그룹: {0}.' },
} satisfies Readonly<Record<string, Localized>>;

/** What `user` or `user:group` means. */
export function ownerText({ speak }: HoverPlace, owner: string): string {
  const colon = owner.indexOf(':');
  const user = colon === -1 ? owner : owner.slice(0, colon);
  const group = colon === -1 ? undefined : owner.slice(colon + 1);
  return [
    user === '' ? undefined : speak(kindOf(user), code(user)),
    group === undefined || group === '' ? undefined : speak(words.group, code(group)),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function kindOf(user: string): Localized {
  if (user === 'root' || /^0+$/.test(user)) return words.root;
  return /^\d+$/.test(user) ? words.number : words.name;
}
