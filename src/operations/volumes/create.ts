import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { MakeOperation, Services, Undo } from '../../contract/operation.ts';
import { record, text } from '../../model/raw.ts';
import { labelsOf, objectNameProblem } from '../../shell/networkLine.ts';
import { fillIn, labelsField, type Form, pairProblem, textField, wordsField } from '../form.ts';
import { volumeLoss } from '../losses.ts';
import { undoBy } from '../undo.ts';

interface VolumeSpec {
  readonly name: string;
  readonly driver: string;
  /** `KEY=value` for the driver. */
  readonly options: readonly string[];
  readonly labels: readonly string[];
}

/** Arguments of docker. */
export function volumeLine({ name, driver, options, labels }: VolumeSpec): string[] {
  return [
    'volume',
    'create',
    ...(driver === 'local' ? [] : ['--driver', driver]),
    ...options.flatMap((option) => ['--opt', option]),
    ...labels.flatMap((label) => ['--label', label]),
    name,
  ];
}

const fields: Form<VolumeSpec>['fields'] = [
  textField({
    id: 'driver',
    label: { en: 'Driver (--driver)', ko: '드라이버 (--driver)' },
    icon: 'server',
    prompt: {
      en: 'A plugin that this engine has; local keeps files on its disk',
      ko: '엔진에 설치된 플러그인. local은 엔진의 디스크에 보관합니다',
    },
    empty: { en: 'local', ko: 'local' },
    get: ({ driver }) => driver,
    set: (spec, driver) => ({ ...spec, driver: driver || 'local' }),
  }),
  wordsField({
    id: 'options',
    label: { en: 'Options of the Driver (--opt)', ko: '드라이버 옵션 (--opt)' },
    icon: 'settings',
    prompt: {
      en: 'KEY=value, several with spaces between; for a volume in memory: type=tmpfs device=tmpfs o=size=64m',
      ko: 'KEY=값, 여러 개는 공백으로 구분. 메모리 볼륨 예: type=tmpfs device=tmpfs o=size=64m',
    },
    get: ({ options }) => options,
    set: (spec, options) => ({ ...spec, options }),
    problem: pairProblem,
  }),
  labelsField(),
];

export const createVolume: MakeOperation = {
  kind: 'make',
  id: 'volume.create',
  title: { en: 'Create…', ko: '만들기…' },
  icon: 'add',
  topic: 'cli.volume.create',
  on: 'volume',
  titleGroup: 'navigation@1',
  run: async (services) => {
    const { ui } = services;
    const name = await askForVolumeName(services, ui.speak({ en: 'Create a Volume', ko: '볼륨 만들기' }), '', 'new');
    if (name === undefined) return;
    const title = ui.speak({ en: 'Create the Volume {0}', ko: '볼륨 {0} 만들기' }, name);
    const go = { icon: 'database', label: { en: 'Create now', ko: '지금 만들기' } };
    const start: VolumeSpec = { name, driver: 'local', options: [], labels: [] };
    const spec = await fillIn(ui, { title, go, line: volumeLine, fields }, start);
    if (spec === undefined) return;
    await services.perform({
      line: volumeLine(spec),
      progress: ui.speak({ en: 'Creating {0}', ko: '{0} 만드는 중' }, name),
      act: async (engine) => {
        const made = await engine.send({
          method: 'POST',
          path: '/volumes/create',
          body: {
            Name: name,
            Driver: spec.driver,
            DriverOpts: labelsOf(spec.options),
            Labels: labelsOf(spec.labels),
          },
          about: { kind: 'thing', name },
        });
        return text(record(made), 'CreatedAt');
      },
      undo: (made) => volumeUndo(name, made),
    });
  },
};

/** @param made when it was made, as the engine says */
export function volumeUndo(name: string, made: string): Undo {
  return undoBy(['volume', 'rm', name], removeVolumeCall(name), volumeLoss(name, made));
}

export function removeVolumeCall(name: string): ApiCall {
  return { method: 'DELETE', path: apiPath`/volumes/${name}`, about: { kind: 'thing', name } };
}

/** @param kind `new`: one that exists is refused, for docker would quietly take it; `any`: it may exist. */
export async function askForVolumeName(
  { engine, ui }: Services,
  title: string,
  value: string,
  kind: 'new' | 'any',
): Promise<string | undefined> {
  const taken = kind === 'any' ? new Set() : await volumeNames(engine);
  const prompt = ui.speak({ en: 'Name of the volume', ko: '볼륨 이름' });
  const name = await ui.input(title, prompt, value, (typed) => {
    const problem = objectNameProblem(typed.trim());
    if (problem !== undefined) return ui.speak(problem);
    return taken.has(typed.trim())
      ? ui.speak({ en: 'There is a volume “{0}” already.', ko: '“{0}” 볼륨이 이미 있습니다.' }, typed.trim())
      : undefined;
  });
  return name?.trim();
}

export async function volumeNames(engine: Services['engine']): Promise<ReadonlySet<string>> {
  return new Set((await engine.listVolumes()).map((volume) => text(record(volume), 'Name')));
}
