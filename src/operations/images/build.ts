import { basename, dirname } from 'node:path';
import type { Session, SessionEnd } from '../../contract/engine.ts';
import { Failure } from '../../contract/failure.ts';
import type { Choice, MakeOperation, Services } from '../../contract/operation.ts';
import type { BuildFile, BuildStep } from '../../dockerfile/features/buildFile.ts';
import { referenceError } from '../../dockerfile/rules/references.ts';
import { maskSecrets } from '../../model/secrets.ts';
import { record } from '../../model/raw.ts';
import { maskedWords } from '../../shell/maskedWords.ts';
import { buildLine, type BuildOptions } from '../../shell/buildLine.ts';
import { BuildOutput } from '../../shell/buildOutput.ts';
import { fillIn, type Form, pairProblem, switchField, textField, wordsField } from '../form.ts';
import { run as runImage } from '../run.ts';
import { buildByApi } from './buildByApi.ts';

/** What the button above a stage says. */
interface Asked {
  readonly uri?: unknown;
  /** Undefined: the last one. */
  readonly target?: unknown;
  /** Runs what was built. */
  readonly run?: unknown;
}

export const build: MakeOperation = {
  kind: 'make',
  id: 'image.build',
  title: { en: 'Build…', ko: '빌드…' },
  icon: 'tools',
  topic: 'cli.image.build',
  on: 'image',
  titleGroup: 'navigation@2',
  run: async (services, argument) => {
    const { ui, workspace } = services;
    const asked = (typeof argument === 'object' && argument !== null ? argument : {}) as Asked;
    if (!workspace.trusted) throw new Failure('workspace.untrusted');
    const file = typeof asked.uri === 'string' ? workspace.pathOf(asked.uri) : await chooseDockerfile(services);
    if (file === undefined) return;
    await workspace.saved(file);
    const text = await services.files.text(file);
    if (text === undefined) throw new Failure('file.notRead', [file]);
    // Loaded with the first build: it is the parser of Dockerfiles.
    const { readBuildFile, contextFilter } = await import('../../dockerfile/features/buildFile.ts');
    const read = readBuildFile(text);
    const start: BuildOptions = {
      file,
      context: dirname(file),
      tag: suggestedTag(file),
      target: typeof asked.target === 'string' ? asked.target : '',
      args: [],
      noCache: false,
      pull: false,
      cacheFrom: [],
    };
    const title = ui.speak({ en: 'Build {0}', ko: '{0} 빌드' }, basename(file));
    const go = { icon: 'tools', label: { en: 'Build now', ko: '지금 빌드' } };
    const options = await fillIn(ui, { title, go, line: buildLine, fields: fieldsFor(read) }, start);
    if (options === undefined) return;
    const session = (): Session => buildByApi(services, options, contextFilter);
    await startBuild(services, options, session, read.steps, asked.run === true);
  },
};

/** Asks for one of the Dockerfiles of the window. */
async function chooseDockerfile({ ui, workspace }: Services): Promise<string | undefined> {
  const files = await workspace.dockerfiles();
  if (files.length === 0) throw new Failure('build.noDockerfile');
  const [only] = files;
  if (files.length === 1) return only;
  const choices: Choice<string>[] = files.map((file) => ({
    label: basename(file),
    description: dirname(file),
    value: file,
  }));
  return ui.pick(
    ui.speak({ en: 'Build an Image', ko: '이미지 빌드' }),
    ui.speak({ en: 'Which Dockerfile?', ko: '어느 Dockerfile입니까?' }),
    choices,
  );
}

/** The folder's name, as far as an image may be called so. */
function suggestedTag(file: string): string {
  const name = basename(dirname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'app:latest' : `${name}:latest`;
}

function fieldsFor(file: BuildFile): Form<BuildOptions>['fields'] {
  return [
    textField({
      id: 'tag',
      label: { en: 'Name (--tag)', ko: '이름 (--tag)' },
      icon: 'tag',
      prompt: { en: 'Name of the image: name:tag', ko: '이미지 이름. 형식: 이름:태그' },
      empty: { en: 'none: a dangling image', ko: '없음: 댕글링 이미지' },
      get: ({ tag }) => tag,
      set: (options, tag) => ({ ...options, tag }),
      problem: referenceError,
    }),
    {
      id: 'target',
      label: { en: 'Up to the Stage (--target)', ko: '여기까지 빌드할 스테이지 (--target)' },
      icon: 'list-tree',
      when: () => file.targets.length > 1,
      shown: ({ target }, { speak }) => target || speak({ en: 'the last one', ko: '마지막 스테이지' }),
      change: async (options, ui) => {
        const title = ui.speak({ en: 'Up to the Stage', ko: '여기까지 빌드할 스테이지' });
        const choices = file.targets.map((name) => ({ label: name, value: name, icon: 'list-tree' }));
        const target = await ui.pick(title, '', choices);
        return target === undefined ? undefined : { ...options, target };
      },
    },
    {
      id: 'args',
      label: { en: 'Build Arguments (--build-arg)', ko: '빌드 인자 (--build-arg)' },
      icon: 'symbol-parameter',
      shown: ({ args, target }, { speak }) => {
        if (args.length > 0) return maskedWords(args);
        const names = file
          .argumentsFor(target)
          .map(({ name, initial }) => (initial === undefined ? name : `${name}=${initial}`));
        return names.length === 0 ? speak({ en: 'the file has none', ko: '파일에 없음' }) : `(${maskedWords(names)})`;
      },
      change: askForArguments(file),
    },
    textField({
      id: 'context',
      label: { en: 'Build Context', ko: '빌드 컨텍스트' },
      icon: 'folder',
      prompt: {
        en: 'Path of the folder that COPY and ADD take files from',
        ko: 'COPY와 ADD가 파일을 가져오는 폴더의 경로',
      },
      empty: { en: 'the folder of the Dockerfile', ko: 'Dockerfile이 있는 폴더' },
      get: ({ context }) => context,
      set: (options, context) => ({ ...options, context: context || dirname(options.file) }),
    }),
    switchField({
      id: 'noCache',
      label: { en: 'Every Step Anew (--no-cache)', ko: '캐시 없이 빌드 (--no-cache)' },
      icon: 'sync',
      get: ({ noCache }) => noCache,
      set: (options, noCache) => ({ ...options, noCache }),
    }),
    switchField({
      id: 'pull',
      label: { en: 'Newer Base Images (--pull)', ko: '베이스 이미지 새로 받기 (--pull)' },
      icon: 'cloud-download',
      get: ({ pull }) => pull,
      set: (options, pull) => ({ ...options, pull }),
    }),
    wordsField({
      id: 'cacheFrom',
      label: { en: 'Take Layers From (--cache-from)', ko: '캐시로 쓸 이미지 (--cache-from)' },
      icon: 'layers',
      prompt: {
        en: 'Images whose layers may be used, with spaces between',
        ko: '레이어를 재사용할 이미지, 여러 개는 공백으로 구분',
      },
      get: ({ cacheFrom }) => cacheFrom,
      set: (options, cacheFrom) => ({ ...options, cacheFrom }),
      problem: referenceError,
    }),
  ];
}

function maskedValue(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : String(record(maskSecrets({ [name]: value }))[name]);
}

/** One at a time: the file says which there are and what they are worth without being told. */
function askForArguments(file: BuildFile): Form<BuildOptions>['fields'][number]['change'] {
  return async (options, ui) => {
    const given = new Map(options.args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg]));
    const declared = file.argumentsFor(options.target);
    const title = ui.speak({ en: 'Build Arguments', ko: '빌드 인자' });
    const none = { en: 'no value', ko: '값 없음' };
    const other = { label: ui.speak({ en: 'Another argument…', ko: '다른 인자…' }), value: '', icon: 'add' };
    const choices: Choice<string>[] = declared.map(({ name, initial }) => ({
      label: name,
      description: maskedValue(name, given.get(name)?.slice(name.length + 1) ?? initial) ?? ui.speak(none),
      value: name,
      icon: 'symbol-parameter',
    }));
    const prompt = ui.speak({ en: 'Each ARG of the file', ko: '파일의 각 ARG' });
    const name = await ui.pick(title, prompt, [...choices, other]);
    if (name === undefined) return undefined;
    const before = given.get(name);
    const typed =
      name === ''
        ? await ui.input(title, 'KEY=value', '', (value) => {
            const problem = pairProblem(value);
            return problem === undefined ? undefined : ui.speak(problem, value);
          })
        : await ui.input(
            name,
            ui.speak({ en: 'Empty: what the file says', ko: '비워 두면 파일에 적힌 값을 씁니다' }),
            before?.slice(name.length + 1) ?? '',
            () => undefined,
          );
    if (typed === undefined) return undefined;
    const key = name === '' ? typed.slice(0, typed.indexOf('=')) : name;
    given.delete(key);
    if (typed !== '') given.set(key, name === '' ? typed : `${name}=${typed}`);
    return { ...options, args: [...given.values()] };
  };
}

async function startBuild(
  services: Services,
  options: BuildOptions,
  session: () => Session,
  steps: readonly BuildStep[],
  runAfter: boolean,
): Promise<void> {
  const { terminals, ui, workspace } = services;
  const { file, tag } = options;
  workspace.markBuild(file, undefined);
  const output = new BuildOutput();
  const ended = ({ exitCode }: SessionEnd): void => {
    // Closed by the person: nobody knows how it would have ended.
    if (exitCode === undefined) return;
    if (exitCode !== 0) {
      const { line, message } = output.problem(steps);
      workspace.markBuild(file, { line: line ?? 1, message });
    } else if (runAfter && tag !== '') {
      const image = { kind: 'image', id: tag, name: tag, state: 'tagged' } as const;
      void runImage.run(services, image).catch((thrown: unknown) => ui.showFailure(thrown));
    }
  };
  await terminals.open({
    title: `build: ${tag || basename(file)}`,
    icon: 'tools',
    line: buildLine(options),
    interactive: false,
    session: () => Promise.resolve(session()),
    watch: { output: (chunk) => output.push(chunk), end: ended },
  });
}
