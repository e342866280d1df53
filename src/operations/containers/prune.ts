import type { ApiCall } from '../../contract/apiCall.ts';
import type { Speak } from '../../contract/localized.ts';
import type { Confirmation, MakeOperation, Services } from '../../contract/operation.ts';
import { inOneLine } from '../../contract/plainText.ts';
import { nothing } from '../../model/prune.ts';
import { number, record, text } from '../../model/raw.ts';
import { readContainer } from '../../model/read.ts';
import { HELPER_LABEL } from '../../model/records.ts';
import { joinWords } from '../../shell/words.ts';
import { containerStatus, shortImage } from '../../views/containerRow.ts';
import { bytes } from '../../views/format.ts';
import { pruneCalls, sparing } from '../system/prune.ts';

/** What `docker container prune` takes; sizes are measured by the engine, which may take it a while. */
const stoppedCall: ApiCall = {
  method: 'GET',
  path: '/containers/json',
  query: { all: true, size: true, filters: { status: ['created', 'exited', 'dead'] } },
  seconds: 60,
};

export const pruneContainers: MakeOperation = {
  kind: 'make',
  id: 'container.prune',
  title: { en: 'Remove All Stopped (prune)…', ko: '중지된 컨테이너 모두 삭제(prune)…' },
  topic: 'cli.container.prune',
  on: 'container',
  titleGroup: '3_prune@1',
  run: async ({ engine, ui, perform }) => {
    const { speak } = ui;
    const looking = speak({ en: 'Looking for what would go', ko: '삭제될 대상을 확인하는 중' });
    const look = (): Promise<Look> => ui.during(looking, () => lookAtStopped(engine, speak));
    let found = await look();
    for (;;) {
      if (found.stopped.length === 0) {
        ui.status(speak({ en: 'No container is stopped.', ko: '중지된 컨테이너가 없습니다.' }));
        return;
      }
      if (!(await ui.confirm(question(found, speak)))) return;
      const known = new Set(found.stopped.map(({ id }) => id));
      found = await look();
      // Something stopped while the person read: that was not agreed to.
      if (found.stopped.every(({ id }) => known.has(id))) break;
    }
    const { hasHelpers } = found;
    await perform({
      line: lineOf(found),
      progress: speak({ en: 'Removing stopped containers', ko: '중지된 컨테이너를 삭제하는 중' }),
      confirmed: true,
      act: async (on) => {
        for (const call of pruneCalls({ ...nothing, containers: true }, '', hasHelpers)) await on.send(call);
      },
    });
  },
};

interface Look {
  readonly stopped: readonly Stopped[];
  /** There are containers of ours that are at work, and are to stay. */
  readonly hasHelpers: boolean;
}

interface Stopped {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** In words. */
  readonly state: string;
  /** Bytes that were written inside. */
  readonly size: number;
}

function lineOf({ hasHelpers }: Look): readonly string[] {
  return ['container', 'prune', '--force', ...(hasHelpers ? sparing : [])];
}

function question(found: Look, speak: Speak): Confirmation {
  const { stopped } = found;
  const size = stopped.reduce((sum, one) => sum + one.size, 0);
  const text = {
    en: 'These go, with what was written inside ({0}). Volumes and images stay.',
    ko: '다음 컨테이너와 그 안에 쓴 내용({0})이 삭제됩니다. 볼륨과 이미지는 남습니다.',
  };
  const names = stopped.map(({ name, image, state, size: own }) =>
    [inOneLine(name), inOneLine(image), state, bytes(own)].join(' · '),
  );
  return {
    question: speak(
      { en: 'Remove {0} stopped containers?', ko: '중지된 컨테이너 {0}개를 삭제하시겠습니까?' },
      names.length,
    ),
    detail: `${speak(text, bytes(size))}\n\n${names.join('\n')}\n\ndocker ${joinWords(lineOf(found))}`,
    button: speak({ en: 'Remove', ko: '삭제' }),
  };
}

async function lookAtStopped(engine: Services['engine'], speak: Speak): Promise<Look> {
  const answer = await engine.send(stoppedCall);
  const all = (Array.isArray(answer) ? (answer as unknown[]) : []).flatMap((raw) => {
    const container = readContainer(raw);
    return container.kind === 'container' ? [{ container, raw: record(raw) }] : [];
  });
  const own = all.filter(({ container }) => !(HELPER_LABEL in container.labels));
  return {
    hasHelpers: own.length < all.length,
    stopped: own.map(({ container, raw }) => ({
      id: container.id,
      name: container.name,
      image: shortImage(text(raw, 'Image')),
      state: containerStatus(container, speak),
      size: number(raw, 'SizeRw') ?? 0,
    })),
  };
}
