import { record } from '../model/raw.ts';
import type { Choice, EachOperation, Services } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import type { CreateBody, RunOption } from '../shell/run/option.ts';
import { type OptionValues, optionWords, runOptionEntries, type RunOptionId } from '../shell/run/table.ts';
import { joinWords } from '../shell/words.ts';
import { containerCall } from './changeState.ts';
import { askForOption, optionChoices } from './runFields.ts';
import { undoWith } from './undo.ts';

/** Limits and the restart policy of containers as they are. They are kept over a restart. */
export const update: EachOperation<OptionValues> = {
  kind: 'each',
  id: 'container.update',
  title: { en: 'Change Limits…', ko: '한도 변경…' },
  icon: 'dashboard',
  topic: 'cli.container.update',
  on: 'container',
  placements: [{ group: '4_change@2' }],
  danger: 'disturbs',
  progress: { en: 'Updating {0}', ko: '{0} 변경 중' },
  ask: askForLimits,
  line: ({ name }, values) => ['update', ...optionWords(values), name],
  call: (thing, values) => ({ ...containerCall(thing, 'update'), body: limitsOf(values) }),
  remembers: true,
  undo: (thing, values, before) => {
    const earlier = valuesBefore(values, before);
    return earlier && undoWith(update, thing, earlier);
  },
};

function limitsOf(values: OptionValues): object {
  const body: CreateBody = { HostConfig: {} };
  for (const [id, option] of runOptionEntries) {
    const given = values[id] ?? [];
    if (given.length > 0) option.put(body, given);
  }
  return body.HostConfig;
}

/** What stands for “as it was before a limit was set”; docker cannot take back the others. */
const unset: Readonly<Partial<Record<RunOptionId, string>>> = { restart: 'no', pidsLimit: '-1' };

/** The same limits as they were; undefined when one of them was not set, and cannot be taken back. */
function valuesBefore(values: OptionValues, before: unknown): OptionValues | undefined {
  const inspected = record(before);
  const earlier: Partial<Record<RunOptionId, readonly string[]>> = {};
  for (const [id, option] of runOptionEntries) {
    if ((values[id] ?? []).length === 0) continue;
    const was = (option.inForce ?? option.read)(inspected)[0] ?? unset[id];
    if (was === undefined) return undefined;
    earlier[id] = [was];
  }
  return earlier;
}

async function askForLimits({ engine, ui }: Services, things: readonly Thing[]): Promise<OptionValues | undefined> {
  const [only, ...others] = things;
  if (only === undefined) return undefined;
  const before = others.length === 0 ? record(await engine.inspect('container', only.id, only.name)) : {};
  let values: OptionValues = {};
  const canChange = (option: RunOption): boolean => option.updates === true;
  for (;;) {
    const line = optionWords(values);
    const shown = `docker ${joinWords(['update', ...line, ...things.map(({ name }) => name)])}`;
    const choices: Choice<'update' | RunOptionId>[] = [
      ...(line.length === 0
        ? []
        : [
            {
              value: 'update' as const,
              icon: 'check',
              label: ui.speak({ en: 'Update now', ko: '지금 변경' }),
              detail: shown,
            },
          ]),
      ...optionChoices(ui, values, canChange).map((choice) => ({ ...choice, ...asItIs(choice, before, ui.speak) })),
    ];
    const step = await ui.pick(ui.speak(update.title), shown, choices);
    if (step === undefined) return undefined;
    if (step === 'update') return values;
    values = await askForOption(ui, step, values);
  }
}

/** What a limit is now, where it is not about to be changed. */
function asItIs(
  { value, description }: Choice<RunOptionId>,
  inspected: Readonly<Record<string, unknown>>,
  speak: Services['ui']['speak'],
): { readonly description?: string } {
  if (description !== '') return {};
  const option = runOptionEntries.find(([id]) => id === value)?.[1];
  const now = (option?.inForce ?? option?.read)?.(inspected) ?? [];
  return now.length === 0 ? {} : { description: speak({ en: 'now {0}', ko: '현재 {0}' }, joinWords(now)) };
}
