import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import { code } from '../../contract/markdown.ts';
import type { OneOperation, Services } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { list, number, record, text } from '../../model/raw.ts';
import { maskText } from '../../model/secrets.ts';
import { askedWith, askedWithLine } from '../../views/askedWith.ts';

const about = ({ name }: Thing) => ({ kind: 'container', name }) as const;

/** The processes of a container, as the host sees them. */
export const top: OneOperation = {
  kind: 'one',
  id: 'container.top',
  title: { en: 'Show Processes (top)', ko: '프로세스 보기(top)' },
  icon: 'list-tree',
  topic: 'cli.container.top',
  on: 'container',
  states: ['running', 'paused'],
  placements: [{ group: '3_look@2' }],
  run: async ({ engine, ui }, thing) => {
    const path = apiPath`/containers/${thing.id}/top`;
    const call: ApiCall = { method: 'GET', path, about: about(thing) };
    const answer = record(await engine.send(call));
    const rows = list(answer, 'Processes').map((row) => (Array.isArray(row) ? (row as unknown[]).map(String) : []));
    const table = markdownTable(list(answer, 'Titles').map(String), rows);
    await ui.openText(`top ${thing.name}.md`, `${askedWithLine(['top', thing.name], call)}\n\n${table}`);
  },
};

const changeMarks = ['~', '+', '-'] as const;

/** What a container changed in its own layer. */
export const diff: OneOperation = {
  kind: 'one',
  id: 'container.diff',
  title: { en: 'Show Changed Files (diff)', ko: '변경된 파일 보기(diff)' },
  icon: 'diff',
  topic: 'cli.container.diff',
  on: 'container',
  placements: [{ group: '3_look@4' }],
  run: async ({ engine, ui }, thing) => {
    const path = apiPath`/containers/${thing.id}/changes`;
    const call: ApiCall = { method: 'GET', path, about: about(thing), seconds: 60 };
    const answer = await engine.send(call);
    const lines = (Array.isArray(answer) ? (answer as unknown[]) : []).map((entry) => {
      const raw = record(entry);
      return `${changeMarks[number(raw, 'Kind') ?? 0] ?? '?'} ${oneLine(text(raw, 'Path'))}`;
    });
    const words = ui.speak(
      {
        en: '# {0}: + added, ~ changed, - deleted, against the image; mounts are not part of it',
        ko: '# {0}: 이미지와 비교해 + 추가, ~ 변경, - 삭제. 마운트는 포함하지 않음',
      },
      askedWith(['diff', thing.name], call).join(' · '),
    );
    await ui.openText(`diff ${thing.name}.diff`, `${words}\n${lines.join('\n')}\n`);
  },
};

/** Figures of the moment, moving; the docker command draws them. */
export const stats: OneOperation = {
  kind: 'one',
  id: 'container.stats',
  title: { en: 'Show Usage (stats)', ko: '사용량 보기(stats)' },
  icon: 'pulse',
  topic: 'cli.container.stats',
  on: 'container',
  states: ['running', 'paused'],
  placements: [{ group: '3_look@3' }],
  run: async ({ terminals }, thing) => {
    await terminals.open({
      title: `stats: ${thing.name}`,
      icon: 'pulse',
      line: ['stats', thing.name],
      interactive: true,
      reuse: `stats/${thing.id}`,
    });
  },
};

/** Says how a container ended, as soon as it has. */
export const wait: OneOperation = {
  kind: 'one',
  id: 'container.wait',
  title: { en: 'Wait for Its End (wait)', ko: '종료될 때까지 대기(wait)' },
  icon: 'watch',
  topic: 'cli.container.wait',
  on: 'container',
  states: ['running', 'paused', 'restarting'],
  placements: [{ group: '3_look@6' }],
  run: async ({ ui, perform }: Services, thing) => {
    const path = apiPath`/containers/${thing.id}/wait`;
    const exitCode = await perform({
      line: ['wait', thing.name],
      progress: ui.speak({ en: 'Waiting for the end of {0}', ko: '{0} 종료를 기다리는 중' }, thing.name),
      subject: thing.id,
      long: true,
      act: async (engine) => {
        let found: number | undefined;
        await engine.follow({ method: 'POST', path, about: about(thing) }, (line) => {
          found = number(record(line), 'StatusCode');
        });
        return found;
      },
    });
    if (exitCode === undefined) return;
    const text = { en: '{0} ended with exit code {1}.', ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다.' };
    ui.inform(ui.speak(text, thing.name, exitCode));
  },
};

function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => code(maskText(cell)).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), `|${titles.map(() => '---').join('|')}|`, ...rows.map(line), ''].join('\n');
}

function oneLine(path: string): string {
  return maskText(path).replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}
