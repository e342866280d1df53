import type { Model } from '../../model/model.ts';
import type { Instruction } from '../../syntax/tree.ts';
import { baseName } from '../../syntax/programs.ts';
import { proposal } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const relativeProgram: Rule = {
  code: 'relative-program',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'Exec form names a program that will be found', ko: 'exec 형식에는 찾을 수 있는 프로그램을 씁니다' },
  message: {
    en: '{0} is looked for below the working directory, which this file does not set.',
    ko: '{0}은(는) 작업 디렉터리에서 찾는데, 이 파일은 작업 디렉터리를 정하지 않았습니다.',
  },
  why: {
    en: 'A program with a slash in its name is looked for from the working directory on, one without a slash in PATH. Without WORKDIR the directory is that of the base image, / in most. docker run -w moves it as well.',
    ko: '이름에 슬래시가 있는 프로그램은 작업 디렉터리를 기준으로, 슬래시가 없으면 PATH에서 찾습니다. WORKDIR가 없으면 베이스 이미지의 디렉터리(대개 /)가 기준이고, docker run -w로도 바뀝니다.',
  },
  severity: 'information',
  bad: 'FROM alpine:3.22\nCOPY start.sh /app/\nCMD ["./start.sh"]\n',
  good: 'FROM alpine:3.22\nCOPY start.sh /app/\nCMD ["/app/start.sh"]\n',
  reference: reference('cmd'),
  check: {
    instructions: {
      keywords: ['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'],
      visit(instruction, { model }, report) {
        if (!instruction.line.text.includes('[')) return;
        const [program] = instruction.json?.items ?? [];
        const path = program?.value ?? '';
        if (program === undefined || !path.includes('/') || /^[/$]|^[A-Za-z]:/.test(path) || baseName(path) === '')
          return;
        const state = model.stateAt(instruction);
        if (state.workdir !== undefined || instruction.parent !== undefined) return;
        // What CMD gives to an ENTRYPOINT is no program.
        if (instruction.keyword === 'CMD' && hasEntrypoint(instruction, model)) return;
        const at = program.span.start + 1;
        const fixes = systemPath.test(path)
          ? [proposal(fromRoot, [{ span: { start: at, end: at }, text: '/' }], path)]
          : [];
        report({ span: program.span, arguments: [path], fixes });
      },
    },
  },
};

/** Directories that stand below the root of nearly every image, and seldom in one's own files. */
const systemPath = /^(?:s?bin|usr|etc|opt)\//;
const fromRoot = { en: 'Write /{0}', ko: '/{0}(으)로 쓰기' };

function hasEntrypoint(instruction: Instruction, model: Model): boolean {
  const stage = model.stageOf(instruction);
  return stage !== undefined && model.commandOf(stage).entrypoint !== undefined;
}
