import type { Localized } from '../../../contract/localized.ts';
import { readImageName } from '../../imageName.ts';
import type { Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/tree.ts';
import { commandsOf } from '../script.ts';
import type { CompletionPlace, Draft } from './item.ts';

const words = {
  root: { en: 'May do everything; the default.', ko: '모든 권한이 있는 기본 사용자입니다.' },
  nobody: { en: 'Owns nothing; in nearly every image.', ko: '아무것도 소유하지 않으며 거의 모든 이미지에 있습니다.' },
  number: { en: 'A number: no such user has to exist.', ko: '번호이므로 그런 사용자가 없어도 됩니다.' },
  made: { en: 'Made in this file', ko: '이 파일에서 만든 사용자' },
  image: { en: 'User of the image {0}', ko: '{0} 이미지의 사용자' },
} satisfies Readonly<Record<string, Localized>>;

/** Users that official images bring along, by the familiar name of the image. */
const ofImages: Readonly<Record<string, string>> = {
  node: 'node',
  nginx: 'nginx',
  postgres: 'postgres',
  redis: 'redis',
  mysql: 'mysql',
  ubuntu: 'ubuntu',
  httpd: 'www-data',
  php: 'www-data',
  'gcr.io/distroless/static': 'nonroot',
  'gcr.io/distroless/base': 'nonroot',
};

const makers = new Set(['useradd', 'adduser']);

/** Who may stand in USER and `--chown=`: users that the stage makes, the image's, and those of every image. */
export function userDrafts({ document }: CompletionPlace, instruction: Instruction): Draft[] {
  const own = document.model.stageOf(instruction);
  const made = new Set<string>();
  const image = eachStage(own, (stage) => {
    for (const each of stage.instructions) {
      if (each.keyword !== 'RUN' || each.index >= instruction.index) continue;
      for (const name of newUsers(document, each)) made.add(name);
    }
  });
  const familiar = image === undefined ? '' : readImageName(image).familiar;
  const user = Object.hasOwn(ofImages, familiar) ? ofImages[familiar] : undefined;
  const fill = ({ en, ko }: Localized): Localized => ({
    en: en.replace('{0}', familiar),
    ko: ko.replace('{0}', familiar),
  });
  return [
    ...[...made].map((label): Draft => ({ label, kind: 'user', detail: words.made })),
    ...(user === undefined || made.has(user)
      ? []
      : [{ label: user, kind: 'user', detail: fill(words.image) } satisfies Draft]),
    { label: 'nobody', kind: 'user', detail: words.nobody },
    { label: 'root', kind: 'user', detail: words.root },
    { label: '65532', kind: 'user', detail: words.number },
  ];
}

/** From a stage down to its farthest base; gives the image that this one is built on. */
function eachStage(stage: Stage | undefined, visit: (stage: Stage) => void): string | undefined {
  let base = stage?.base;
  if (stage !== undefined) visit(stage);
  for (; base?.stage !== undefined; base = base.stage.base) visit(base.stage);
  return base?.name;
}

/** The last word of `useradd` and `adduser`. */
function newUsers(document: CompletionPlace['document'], instruction: Instruction): string[] {
  if (!/adduser|useradd/.test(instruction.line.text)) return [];
  return commandsOf(document, instruction).flatMap((all) => {
    const program = all[0]?.text ?? '';
    const name = all.at(-1)?.text ?? '';
    const makes = makers.has(program.slice(program.lastIndexOf('/') + 1)) && all.length > 1;
    return makes && /^[a-z_][\w-]*$/i.test(name) ? [name] : [];
  });
}
