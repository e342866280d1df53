import type { ExecOptions } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import type { Choice, OneOperation, Services } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { record, text } from '../model/raw.ts';
import { parseCommand } from '../shell/runLine.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { joinWords, splitWords } from '../shell/words.ts';

/** Preferred first. */
const shells = ['bash', 'sh'];

/** The shell that the user's entry in /etc/passwd names, as a login shell; `sh` is there wherever this can run at all. */
const LOGIN_SHELL = [
  ...['sh', '-c'],
  'shell=$(awk -F: -v id="$(id -u)" \'$3 == id { print $7 }\' /etc/passwd 2>/dev/null); exec "${shell:-sh}" -l',
];

/** What to run, and how. */
interface Plan extends ExecOptions {
  readonly command: readonly string[];
}

export const exec: OneOperation = {
  kind: 'one',
  id: 'container.exec',
  title: { en: 'Open Shell (exec)', ko: '셸 열기(exec)' },
  icon: 'terminal',
  topic: 'cli.container.exec',
  on: 'container',
  states: ['running'],
  placements: [{ group: 'inline@2' }, { group: '1_enter@1' }],
  run: async (services, thing) => {
    const remembered = await rememberedFor(services, thing);
    await open(services, thing, remembered ?? { command: [await findShell(services, thing)] });
  },
};

export const execWith: OneOperation = {
  kind: 'one',
  id: 'container.execWith',
  title: { en: 'Open Shell With…', ko: '옵션을 정해 셸 열기…' },
  topic: 'cli.container.exec',
  on: 'container',
  states: ['running'],
  placements: [{ group: '1_enter@2' }],
  run: async (services, thing) => {
    const plan = await askForPlan(services, thing);
    if (plan === undefined) return;
    const image = await imageOf(services, thing);
    await services.memory.set(`exec/${image}`, JSON.stringify(plan));
    await open(services, thing, plan);
  },
};

async function open({ engine, terminals }: Services, { id, name }: Thing, plan: Plan): Promise<void> {
  const { command, user, workdir } = plan;
  await terminals.open({
    title: `${command[0] ?? ''}: ${name}`,
    icon: 'terminal',
    line: execLine(name, plan),
    interactive: true,
    session: (size) =>
      user === undefined && workdir === undefined
        ? engine.exec(id, name, command, size)
        : engine.exec(id, name, command, size, plan),
  });
}

function execLine(name: string, { command, user, workdir }: Plan): string[] {
  return [
    ...['exec', '-it'],
    ...(user === undefined ? [] : ['--user', user]),
    ...(workdir === undefined ? [] : ['--workdir', workdir]),
    name,
    ...command,
  ];
}

type Step = 'open' | 'shell' | 'user' | 'workdir';

/** One list with the whole line in it, again after each change. */
async function askForPlan(services: Services, thing: Thing): Promise<Plan | undefined> {
  const { ui } = services;
  const { speak } = ui;
  let plan: Plan = (await rememberedFor(services, thing)) ?? { command: ['sh'] };
  for (;;) {
    const line = `docker ${maskedWords(execLine(thing.name, plan))}`;
    const usual = speak({ en: 'as the image has it', ko: '이미지의 기본값' });
    const steps: Choice<Step>[] = [
      { value: 'open', icon: 'play', label: speak({ en: 'Open now', ko: '지금 열기' }), detail: line },
      {
        value: 'shell',
        icon: 'terminal',
        label: speak({ en: 'Shell or command', ko: '셸 또는 명령' }),
        description: maskedWords(plan.command),
      },
      {
        value: 'user',
        icon: 'account',
        label: speak({ en: 'User (--user)', ko: '사용자 (--user)' }),
        description: plan.user ?? usual,
      },
      {
        value: 'workdir',
        icon: 'folder',
        label: speak({ en: 'Working directory (--workdir)', ko: '작업 디렉터리 (--workdir)' }),
        description: plan.workdir ?? usual,
      },
    ];
    const step = await ui.pick(speak(execWith.title), line, steps);
    if (step === undefined) return undefined;
    if (step === 'open') return plan;
    plan =
      step === 'shell'
        ? { ...plan, command: (await askForCommand(services, plan)) ?? plan.command }
        : await askFor(services, step, plan);
  }
}

async function askForCommand({ ui }: Services, plan: Plan): Promise<readonly string[] | undefined> {
  const { speak } = ui;
  const choices: Choice<readonly string[] | 'own'>[] = [
    { label: 'bash', value: ['bash'] },
    { label: 'sh', value: ['sh'] },
    {
      label: speak({ en: 'Login shell', ko: '로그인 셸' }),
      description: speak({ en: 'the one of /etc/passwd', ko: '/etc/passwd에 지정된 셸' }),
      value: LOGIN_SHELL,
    },
    { label: speak({ en: 'Another command…', ko: '다른 명령…' }), value: 'own' },
  ];
  const title = speak({ en: 'Shell or command', ko: '셸 또는 명령' });
  const chosen = await ui.pick(title, maskedWords(plan.command), choices);
  if (chosen !== 'own') return chosen;
  const prompt = speak({
    en: 'Program and arguments. No shell reads this line.',
    ko: '프로그램과 인자. 이 줄은 셸이 해석하지 않습니다.',
  });
  const empty = { en: 'A program is needed.', ko: '프로그램이 필요합니다.' };
  const line = await ui.input(title, prompt, joinWords(plan.command), (value) => {
    const parsed = parseCommand(value);
    if ('problem' in parsed) return speak(parsed.problem, ...parsed.args);
    return parsed.value.length === 0 ? speak(empty) : undefined;
  });
  if (line === undefined) return undefined;
  const split = splitWords(line);
  return 'words' in split ? split.words : undefined;
}

const execFields = {
  user: {
    title: { en: 'User', ko: '사용자' },
    hint: { en: 'NAME or NUMBER, with a group: 1000:1000', ko: '이름 또는 번호, 그룹도 가능: 1000:1000' },
    fits: (value: string) => /^[\w.-]+(?::[\w.-]+)?$/.test(value),
  },
  workdir: {
    title: { en: 'Working directory', ko: '작업 디렉터리' },
    hint: { en: 'An absolute path: /app', ko: '절대 경로: /app' },
    fits: (value: string) => /^(?:[A-Za-z]:)?[/\\]/.test(value),
  },
};

async function askFor({ ui }: Services, field: 'user' | 'workdir', plan: Plan): Promise<Plan> {
  const { title, hint, fits } = execFields[field];
  const given = await ui.input(ui.speak(title), ui.speak(hint), plan[field] ?? '', (value) =>
    value === '' || fits(value) ? undefined : ui.speak(hint),
  );
  if (given === undefined) return plan;
  return { ...plan, [field]: given === '' ? undefined : given };
}

/** What was chosen for this image before. */
async function rememberedFor(services: Services, thing: Thing): Promise<Plan | undefined> {
  const found = services.memory.get(`exec/${await imageOf(services, thing)}`);
  if (found === undefined) return undefined;
  try {
    const { command, user, workdir } = (JSON.parse(found) ?? {}) as Partial<Plan>;
    if (!Array.isArray(command) || !command.every((word) => typeof word === 'string')) return undefined;
    return { command, user, workdir };
  } catch {
    return undefined;
  }
}

/** Tries each shell for real: images without `which`, or with a broken link, are told apart from those that have one. */
async function findShell(services: Services, thing: Thing): Promise<string> {
  const { engine, ui } = services;
  const looking = ui.speak({ en: 'Looking for a shell in {0}', ko: '{0}에서 셸을 찾는 중' }, thing.name);
  const found = await ui.during(looking, async () => {
    for (const shell of shells) {
      if ((await engine.execExitCode(thing.id, thing.name, [shell, '-c', 'exit 0'])) === 0) return shell;
    }
    return undefined;
  });
  if (found === undefined) throw new Failure('container.noShell', [thing.name, await imageOf(services, thing)]);
  return found;
}

async function imageOf({ engine }: Services, thing: Thing): Promise<string> {
  const inspected = record(await engine.inspect('container', thing.id, thing.name));
  return text(record(inspected['Config']), 'Image') || '?';
}
