import type { Engine } from '../contract/engine.ts';
import type { Localized } from '../contract/localized.ts';
import { record, text } from '../model/raw.ts';
import { Failure } from '../contract/failure.ts';
import type { Choice, MakeOperation, OneOperation, Services, Ui } from '../contract/operation.ts';
import { readContainer, readImage } from '../model/read.ts';
import { createCall } from '../shell/run/createBody.ts';
import { plainRun, type RunMode, type RunOptions } from '../shell/run/runOptions.ts';
import { runOptionEntries, type RunOptionId } from '../shell/run/table.ts';
import { createLine, parseEnvFile, runLine } from '../shell/runLine.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { askForOption, type Facts, type FieldId, optionChoice, optionChoices, runFields } from './runFields.ts';
import { removal, startMade } from './startMade.ts';

type Verb = 'run' | 'create';

/** The ways to run that the form offers, one after the other. */
const modes: readonly { readonly mode: RunMode; readonly text: Localized }[] = [
  { mode: '-d', text: { en: 'detached, in the background (-d)', ko: '백그라운드에서 실행 (-d)' } },
  { mode: '-it', text: { en: 'interactive, in a terminal (-it)', ko: '대화형, 터미널에서 (-it)' } },
  {
    mode: '-dit',
    text: {
      en: 'in the background, with a terminal to attach to later (-dit)',
      ko: '백그라운드에서 실행, 나중에 연결할 터미널 포함 (-dit)',
    },
  },
];
type Step = Verb | 'mode' | FieldId | 'removeAtExit' | 'envFile' | 'more' | RunOptionId;

/**
 * One list holds the whole `docker run` line and everything that can be said about it; Enter on the first entry runs
 * it. So the quick way is two keys, and each option shows what it does to the line.
 */
export const run: OneOperation = {
  kind: 'one',
  id: 'image.run',
  title: { en: 'Run…', ko: '실행…' },
  icon: 'play',
  topic: 'cli.container.run',
  on: 'image',
  placements: [{ group: 'inline@1' }, { group: '1_run@1' }],
  run: async (services, thing) => {
    // Also finds out at once when the image is gone.
    const image = await services.engine.inspect('image', thing.id, thing.name);
    await compose(services, 'run', thing.name, image);
  },
};

export const runContainer: MakeOperation = {
  kind: 'make',
  id: 'container.run',
  title: { en: 'Run…', ko: '실행…' },
  icon: 'add',
  topic: 'cli.container.run',
  on: 'container',
  titleGroup: 'navigation@1',
  run: (services) => composeWithImage(services, 'run'),
};

export const createContainer: MakeOperation = {
  kind: 'make',
  id: 'container.create',
  title: { en: 'Create Without Starting…', ko: '시작하지 않고 만들기…' },
  topic: 'cli.container.create',
  on: 'container',
  titleGroup: '2_make@1',
  run: (services) => composeWithImage(services, 'create'),
};

async function composeWithImage(services: Services, verb: Verb): Promise<void> {
  const { engine, ui } = services;
  const images = (await engine.listImages()).flatMap(readImage);
  const choices = images.flatMap((image): Choice<string>[] =>
    image.kind === 'image' && image.reference !== '' ? [{ label: image.reference, value: image.reference }] : [],
  );
  const title = verb === 'run' ? runContainer.title : createContainer.title;
  if (choices.length === 0) {
    ui.status(ui.speak({ en: 'This engine has no images yet.', ko: '이 엔진에는 아직 이미지가 없습니다.' }));
    return;
  }
  const image = await ui.pick(ui.speak(title), ui.speak({ en: 'Which image?', ko: '어느 이미지입니까?' }), choices);
  if (image !== undefined) await compose(services, verb, image, await engine.inspect('image', image, image));
}

/** The list, again after each change, until it is done or left. */
async function compose(services: Services, verb: Verb, image: string, inspected: unknown): Promise<void> {
  const { engine, ui, workspace } = services;
  const takenNames = await containerNames(engine);
  const facts: Facts = { exposed: exposedPorts(inspected), takenNames, folder: workspace.folder };
  let options = plainRun(image);
  for (;;) {
    const title =
      verb === 'run'
        ? ui.speak({ en: 'Run {0}', ko: '{0} 실행' }, image)
        : ui.speak({ en: 'Create a container of {0}', ko: '{0}(으)로 컨테이너 만들기' }, image);
    const step = await ui.pick(title, `docker ${maskedWords(lineOf(verb, options))}`, steps(ui, verb, options));
    if (step === undefined) return;
    if (step === 'run' || step === 'create') break;
    options = await change(services, step, options, facts);
  }
  await execute(services, verb, options);
}

function modeAfter(mode: RunMode): RunMode {
  const at = modes.findIndex((known) => known.mode === mode);
  return modes[(at + 1) % modes.length]?.mode ?? '-d';
}

function lineOf(verb: Verb, options: RunOptions): string[] {
  return verb === 'run' ? runLine(options) : createLine(options);
}

function steps(ui: Ui, verb: Verb, options: RunOptions): Choice<Step>[] {
  const { speak } = ui;
  const isSet = ([id]: readonly [RunOptionId, unknown]): boolean => (options.more[id] ?? []).length > 0;
  const set = runOptionEntries.filter(isSet).map(([id]) => optionChoice(ui, id, options.more));
  const field = (id: FieldId): Choice<Step> => {
    const { icon, label, none, shown } = runFields[id];
    const values = shown(options);
    return {
      value: id,
      icon,
      label: speak(label),
      description: values.length === 0 ? speak(none) : maskedWords(values),
    };
  };
  return [
    {
      value: verb,
      icon: 'play',
      label:
        verb === 'run' ? speak({ en: 'Run now', ko: '지금 실행' }) : speak({ en: 'Create now', ko: '지금 만들기' }),
      detail: `docker ${maskedWords(lineOf(verb, options))}`,
    },
    {
      value: 'mode',
      icon: options.mode === '-it' ? 'terminal' : 'server-process',
      label: speak({ en: 'Mode', ko: '실행 방식' }),
      description: speak(
        modes.find(({ mode }) => mode === options.mode)?.text ?? { en: options.mode, ko: options.mode },
      ),
    },
    field('name'),
    field('ports'),
    field('env'),
    field('volumes'),
    field('command'),
    {
      value: 'removeAtExit',
      icon: 'trash',
      label: speak({ en: 'Remove when it ends (--rm)', ko: '끝나면 삭제 (--rm)' }),
      description: speak(options.removeAtExit ? { en: 'yes', ko: '예' } : { en: 'no', ko: '아니요' }),
    },
    ...set,
    ...(options.envFile === undefined
      ? []
      : [{ ...envFileChoice(ui), icon: 'check', description: options.envFile.path }]),
    {
      value: 'more',
      icon: 'ellipsis',
      label: speak({ en: 'More options…', ko: '다른 옵션…' }),
      description: speak({
        en: 'network, memory, user, health check and others',
        ko: '네트워크, 메모리, 사용자, 헬스 체크 등',
      }),
    },
  ];
}

function envFileChoice({ speak }: Ui): Choice<'envFile'> {
  return {
    value: 'envFile',
    icon: 'settings',
    label: speak({ en: 'Environment from a file (--env-file)', ko: '파일에서 읽는 환경 변수 (--env-file)' }),
    detail: speak({ en: 'Lines of KEY=value; # begins a comment', ko: 'KEY=값 줄. #으로 시작하면 주석' }),
  };
}

async function change(
  services: Services,
  step: Exclude<Step, Verb>,
  options: RunOptions,
  facts: Facts,
): Promise<RunOptions> {
  const { ui } = services;
  switch (step) {
    case 'mode':
      return { ...options, mode: modeAfter(options.mode) };
    case 'removeAtExit':
      return { ...options, removeAtExit: !options.removeAtExit };
    case 'name':
    case 'ports':
    case 'env':
    case 'volumes':
    case 'command':
      return runFields[step].ask(ui, options, facts);
    case 'envFile':
      return chooseEnvFile(services, options);
    case 'more': {
      const title = ui.speak({ en: 'More options', ko: '다른 옵션' });
      const choices: Choice<RunOptionId | 'envFile'>[] = [envFileChoice(ui), ...optionChoices(ui, options.more)];
      const chosen = await ui.pick(title, `docker ${maskedWords(runLine(options))}`, choices);
      return chosen === undefined ? options : change(services, chosen, options, facts);
    }
    default:
      return { ...options, more: await askForOption(ui, step, options.more) };
  }
}

/** The file is read now: what is sent is what it says at this moment. */
async function chooseEnvFile({ ui, files }: Services, options: RunOptions): Promise<RunOptions> {
  const path = await ui.file(ui.speak({ en: 'A file of KEY=value lines', ko: 'KEY=값 줄이 든 파일' }));
  if (path !== undefined) {
    const content = await files.text(path);
    if (content === undefined) throw new Failure('file.notRead', [path]);
    return { ...options, envFile: { path, env: parseEnvFile(content) } };
  }
  return { ...options, envFile: undefined };
}

async function execute({ engine, ui, terminals, perform }: Services, verb: Verb, options: RunOptions): Promise<void> {
  const line = lineOf(verb, options);
  if (verb === 'run' && options.mode === '-it') {
    await terminals.open({
      title: `run: ${options.name || options.image}`,
      icon: 'play',
      line,
      interactive: true,
      session: (size) => engine.runInteractive(createCall(options), size),
    });
    return;
  }
  const progress =
    verb === 'run'
      ? ui.speak({ en: 'Running {0}', ko: '{0} 실행 중' }, options.image)
      : ui.speak({ en: 'Creating a container of {0}', ko: '{0}(으)로 컨테이너를 만드는 중' }, options.image);
  await perform({
    line,
    progress,
    act: async (on) => {
      const id = text(record(await on.send(createCall(options, verb))), 'Id');
      if (verb === 'run') await startMade(on, id, options, ui.speak);
      return id;
    },
    undo: (id) => removal(id, options.name || id.slice(0, 12), 'running'),
  });
}

export async function containerNames(engine: Engine): Promise<ReadonlySet<string>> {
  const records = (await engine.listContainers()).map(readContainer);
  return new Set(records.flatMap((entry) => (entry.kind === 'container' ? [entry.name] : [])));
}

function exposedPorts(image: unknown): string[] {
  return Object.keys(record(record(record(image)['Config'])['ExposedPorts']));
}
