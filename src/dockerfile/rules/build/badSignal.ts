import { signals } from '../../knowledge/signals.ts';
import { meaning, respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { valueAt } from '../values.ts';

const names = new Set(signals.map(({ name }) => name));
/** Other names of signals that have one in the table; source: moby/sys, signal_linux. */
const otherNames = new Set(['SIGCLD', 'SIGIOT', 'SIGPOLL']);

export const badSignal: Rule = {
  code: 'bad-signal',
  aliases: [],
  origin: 'build',
  title: { en: 'STOPSIGNAL names a signal', ko: 'STOPSIGNAL에는 신호를 씁니다' },
  message: { en: '{0} is no signal.{1}', ko: '{0}은(는) 신호가 아닙니다.{1}' },
  why: {
    en: 'The signal is what docker stop sends to process 1: a name such as SIGQUIT, with or without SIG, or its number.',
    ko: '이 신호는 docker stop이 1번 프로세스에 보냅니다. SIGQUIT처럼 이름(SIG는 생략 가능)이나 번호로 씁니다.',
  },
  severity: 'error',
  bad: 'FROM nginx:1.29\nSTOPSIGNAL SIGQIUT\n',
  good: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\n',
  reference: reference('stopsignal'),
  check: {
    instructions: {
      keywords: ['STOPSIGNAL'],
      visit(instruction, context, report) {
        const [word] = instruction.words;
        const value = word && valueAt(word, instruction, context);
        if (word === undefined || value === undefined || isSignal(value)) return;
        const near = context.nearest(withPrefix(value), names);
        report({ span: word, arguments: [value, meaning(near)], fixes: respell(word, near) });
      },
    },
  },
};

function isSignal(text: string): boolean {
  if (/^[0-9]+$/.test(text)) return Number(text) > 0;
  const name = withPrefix(text);
  return names.has(name) || otherNames.has(name) || /^SIGRTM(?:IN\+|AX-)[0-9]{1,2}$/.test(name);
}

function withPrefix(text: string): string {
  return `SIG${text.toUpperCase().replace(/^SIG/, '')}`;
}
