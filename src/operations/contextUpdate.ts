import type { ContextSpec, DockerContext } from '../contract/context.ts';
import { Failure } from '../contract/failure.ts';
import type { Choice, OneContextOperation, Ui } from '../contract/operation.ts';
import { updateContextLine } from '../shell/contextLine.ts';
import { joinWords } from '../shell/words.ts';
import { askForAddress, askForDescription } from './contextFields.ts';

type Step = 'update' | 'description' | 'address';

const changeable = ['current', 'other'];

export const updateContext: OneContextOperation = {
  kind: 'one',
  id: 'context.update',
  title: { en: 'Update…', ko: '변경…' },
  icon: 'edit',
  topic: 'cli.context.update',
  on: 'context',
  states: changeable,
  placements: [{ states: changeable, group: '2_change@1' }],
  run: async (services, { name }) => {
    const { contexts, ui } = services;
    const before = (await contexts.list()).find((context) => context.name === name);
    if (before === undefined) throw new Failure('thing.gone', [name]);
    const { description, address, skipVerify } = before;
    let spec: ContextSpec = { name, description, address, skipVerify };
    for (;;) {
      const title = ui.speak({ en: 'Update the Context {0}', ko: '컨텍스트 {0} 변경' }, name);
      const step = await ui.pick(title, lineOf(before, spec), steps(ui, before, spec));
      if (step === undefined) return;
      if (step === 'update') break;
      spec =
        step === 'description'
          ? { ...spec, description: (await askForDescription(ui, spec.description)) ?? spec.description }
          : { ...spec, address: (await askForAddress(services, spec.address)) ?? spec.address };
    }
    const changed = spec;
    await services.perform({
      line: updateContextLine(before, changed),
      progress: ui.speak({ en: 'Updating {0}', ko: '{0} 변경 중' }, name),
      act: () => contexts.update(changed),
    });
  },
};

function lineOf(before: DockerContext, spec: ContextSpec): string {
  return `docker ${joinWords(updateContextLine(before, spec))}`;
}

/** There is something to do only after something was changed. */
function steps({ speak }: Ui, before: DockerContext, spec: ContextSpec): Choice<Step>[] {
  const moved = spec.address !== before.address;
  const update: Choice<Step> = {
    value: 'update',
    icon: 'check',
    label: speak({ en: 'Update now', ko: '지금 변경' }),
    detail: lineOf(before, spec),
    // Tried with docker 28: `context update --docker host=…` replaces the endpoint with all that belongs to it.
    ...(moved && before.tls
      ? {
          description: speak({
            en: 'keeps the certificates; the docker line would drop them unless it names them again',
            ko: '인증서를 유지함. docker 명령은 인증서를 다시 지정하지 않으면 지움',
          }),
        }
      : {}),
  };
  return [
    ...(moved || spec.description !== before.description ? [update] : []),
    {
      value: 'description',
      icon: 'note',
      label: speak({ en: 'Description', ko: '설명' }),
      description: spec.description === '' ? speak({ en: 'none', ko: '없음' }) : spec.description,
    },
    { value: 'address', icon: 'plug', label: speak({ en: 'Address', ko: '주소' }), description: spec.address },
  ];
}
