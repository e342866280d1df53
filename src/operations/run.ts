import { type Engine, plainRun, type RunOptions } from '../contract/engine.ts';
import type { Localized } from '../contract/localized.ts';
import type { Choice, OneOperation, Services, Ui } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { readContainer } from '../model/read.ts';
import {
  nameProblem,
  parseCommand,
  parseEnv,
  parsePorts,
  parseVolumes,
  type Parsed,
  portText,
  runLine,
} from '../shell/runLine.ts';
import { joinWords } from '../shell/words.ts';

type Step = 'run' | 'mode' | 'name' | 'ports' | 'env' | 'volumes' | 'command' | 'removeAtExit';

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
    const { engine, ui } = services;
    // Also finds out at once when the image is gone.
    const image = await engine.inspect('image', thing.id, thing.name);
    const takenNames = await containerNames(engine);
    let options = plainRun(thing.name);
    for (;;) {
      const step = await ui.pick(title(ui, thing), `docker ${joinWords(runLine(options))}`, steps(ui, options));
      if (step === undefined) return;
      if (step === 'run') break;
      options = await change(ui, step, options, { exposed: exposedPorts(image), takenNames });
    }
    await execute(services, options);
  },
};

function title(ui: Ui, thing: Thing): string {
  return ui.speak({ en: 'Run {0}', ko: '{0} 실행' }, thing.name);
}

function steps(ui: Ui, options: RunOptions): Choice<Step>[] {
  const { speak } = ui;
  const shown = (values: readonly string[]): string =>
    values.length === 0 ? speak({ en: 'none', ko: '없음' }) : joinWords(values);
  const onOff = (value: boolean): string => speak(value ? { en: 'yes', ko: '예' } : { en: 'no', ko: '아니요' });
  return [
    {
      value: 'run',
      icon: 'play',
      label: speak({ en: 'Run now', ko: '지금 실행' }),
      detail: `docker ${joinWords(runLine(options))}`,
    },
    {
      value: 'mode',
      icon: options.interactive ? 'terminal' : 'server-process',
      label: speak({ en: 'Mode', ko: '실행 방식' }),
      description: options.interactive
        ? speak({ en: 'interactive, in a terminal (-it)', ko: '대화형, 터미널에서 (-it)' })
        : speak({ en: 'detached, in the background (-d)', ko: '백그라운드에서 실행 (-d)' }),
    },
    {
      value: 'name',
      icon: 'tag',
      label: speak({ en: 'Name', ko: '이름' }),
      description: options.name === '' ? speak({ en: 'docker makes one up', ko: 'docker가 정함' }) : options.name,
    },
    {
      value: 'ports',
      icon: 'globe',
      label: speak({ en: 'Ports (-p)', ko: '포트 (-p)' }),
      description: shown(options.ports.map(portText)),
    },
    {
      value: 'env',
      icon: 'symbol-variable',
      label: speak({ en: 'Environment (-e)', ko: '환경 변수 (-e)' }),
      description: shown(options.env),
    },
    {
      value: 'volumes',
      icon: 'database',
      label: speak({ en: 'Volumes (-v)', ko: '볼륨 (-v)' }),
      description: shown(options.volumes),
    },
    {
      value: 'command',
      icon: 'terminal-bash',
      label: speak({ en: 'Command', ko: '명령' }),
      description:
        options.command.length === 0
          ? speak({ en: 'the image’s own', ko: '이미지의 기본 명령' })
          : joinWords(options.command),
    },
    {
      value: 'removeAtExit',
      icon: 'trash',
      label: speak({ en: 'Remove when it ends (--rm)', ko: '끝나면 삭제 (--rm)' }),
      description: onOff(options.removeAtExit),
    },
  ];
}

interface Facts {
  readonly exposed: readonly string[];
  readonly takenNames: ReadonlySet<string>;
}

async function change(ui: Ui, step: Exclude<Step, 'run'>, options: RunOptions, facts: Facts): Promise<RunOptions> {
  switch (step) {
    case 'mode':
      return { ...options, interactive: !options.interactive };
    case 'removeAtExit':
      return { ...options, removeAtExit: !options.removeAtExit };
    case 'name': {
      const prompt = {
        en: 'A name for the container. Empty: docker makes one up.',
        ko: '컨테이너 이름. 비워 두면 docker가 정합니다.',
      };
      const name = await ui.input(ui.speak({ en: 'Name', ko: '이름' }), ui.speak(prompt), options.name, (value) => {
        const problem = nameProblem(value.trim());
        if (problem !== undefined) return ui.speak(problem);
        const taken = {
          en: 'The name “{0}” is in use by another container.',
          ko: '“{0}”은(는) 이미 사용 중인 이름입니다.',
        };
        return facts.takenNames.has(value.trim()) ? ui.speak(taken, value.trim()) : undefined;
      });
      return name === undefined ? options : { ...options, name: name.trim() };
    }
    case 'ports': {
      const hint =
        facts.exposed.length === 0
          ? ui.speak({
              en: 'HOST:CONTAINER, several with spaces between: 8080:80 53:53/udp',
              ko: '호스트:컨테이너, 여러 개는 공백으로 구분: 8080:80 53:53/udp',
            })
          : ui.speak(
              {
                en: 'HOST:CONTAINER, several with spaces between. The image exposes {0}.',
                ko: '호스트:컨테이너, 여러 개는 공백으로 구분. 이미지가 노출하는 포트: {0}',
              },
              facts.exposed.join(', '),
            );
      const ports = await ask(ui, { en: 'Ports', ko: '포트' }, hint, options.ports.map(portText), parsePorts);
      return ports === undefined ? options : { ...options, ports };
    }
    case 'env': {
      const hint = ui.speak({
        en: 'KEY=value, several with spaces between; quotes keep spaces: GREETING="hello there"',
        ko: 'KEY=값, 여러 개는 공백으로 구분. 공백이 든 값은 따옴표로: GREETING="hello there"',
      });
      const env = await ask(ui, { en: 'Environment', ko: '환경 변수' }, hint, options.env, parseEnv);
      return env === undefined ? options : { ...options, env };
    }
    case 'volumes': {
      const hint = ui.speak({
        en: 'NAME:/path or /host/path:/path[:ro], several with spaces between',
        ko: '이름:/경로 또는 /호스트/경로:/경로[:ro], 여러 개는 공백으로 구분',
      });
      const volumes = await ask(ui, { en: 'Volumes', ko: '볼륨' }, hint, options.volumes, parseVolumes);
      return volumes === undefined ? options : { ...options, volumes };
    }
    case 'command': {
      const hint = ui.speak({
        en: 'Program and arguments instead of the image’s own. No shell reads this line.',
        ko: '이미지의 기본 명령 대신 실행할 프로그램과 인자. 이 줄은 셸이 해석하지 않습니다.',
      });
      const command = await ask(ui, { en: 'Command', ko: '명령' }, hint, options.command, parseCommand);
      return command === undefined ? options : { ...options, command };
    }
  }
}

async function ask<T>(
  ui: Ui,
  name: Localized,
  hint: string,
  current: readonly string[],
  parse: (line: string) => Parsed<T[]>,
): Promise<T[] | undefined> {
  const line = await ui.input(ui.speak(name), hint, joinWords(current), (value) => {
    const parsed = parse(value);
    return 'problem' in parsed ? ui.speak(parsed.problem, ...parsed.args) : undefined;
  });
  if (line === undefined) return undefined;
  const parsed = parse(line);
  return 'value' in parsed ? parsed.value : undefined;
}

async function execute({ engine, ui, terminals }: Services, options: RunOptions): Promise<void> {
  const line = runLine(options);
  if (options.interactive) {
    await terminals.open({
      title: `run: ${options.name || options.image}`,
      icon: 'play',
      line,
      interactive: true,
      session: (size) => engine.runInteractive(options, size),
    });
    return;
  }
  await ui.during(ui.speak({ en: 'Running {0}', ko: '{0} 실행 중' }, options.image), () => engine.runDetached(options));
  ui.status(`docker ${joinWords(line)}`);
}

async function containerNames(engine: Engine): Promise<ReadonlySet<string>> {
  const records = (await engine.listContainers()).map(readContainer);
  return new Set(records.flatMap((record) => (record.kind === 'container' ? [record.name] : [])));
}

function exposedPorts(image: unknown): string[] {
  const { Config } = image as { Config?: { ExposedPorts?: unknown } | null };
  const ports = Config?.ExposedPorts;
  return typeof ports === 'object' && ports !== null ? Object.keys(ports) : [];
}
