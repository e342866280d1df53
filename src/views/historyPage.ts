import type { Localized, Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import { number, type Raw, record, text } from '../model/raw.ts';
import { maskText } from '../model/secrets.ts';
import { bytes } from './format.ts';

const words = {
  intro: {
    en: 'The newest step is on top, as in `docker history`. Only steps with a size add a layer; the others change what is noted with the image: its command, its ports, its labels.',
    ko: '`docker history`처럼 최신 단계가 맨 위에 있습니다. 크기가 있는 단계만 레이어를 추가하고, 나머지는 명령, 포트, 레이블 같은 이미지의 설정만 바꿉니다.',
  },
  sum: { en: '{0} in {1} layers, {2} steps.', ko: '전체 {0}, 레이어 {1}개, 단계 {2}개입니다.' },
  step: { en: 'Step', ko: '단계' },
  size: { en: 'Size', ko: '크기' },
  made: { en: 'Made', ko: '만든 때' },
} satisfies Record<string, Localized>;

/**
 * The answer of `GET /images/{name}/history` as a page. Takes anything.
 * @param asked what it was asked with, as Markdown
 */
export function historyPage(name: string, asked: string, answer: unknown, speak: Speak): string {
  const steps = (Array.isArray(answer) ? (answer as unknown[]) : []).map(record);
  const sizes = steps.map((step) => number(step, 'Size') ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const layers = sizes.filter((size) => size > 0).length;
  return [
    `# ${escaped(name)}`,
    asked,
    `${speak(words.intro)} ${speak(words.sum, bytes(total), layers, steps.length)}`,
    [
      `| # | ${speak(words.size)} | ${speak(words.made)} | ${speak(words.step)} |`,
      '|--:|--:|---|---|',
      ...steps.map((step, index) => row(step, steps.length - index)),
    ].join('\n'),
  ].join('\n\n');
}

function row(step: Raw, place: number): string {
  const size = number(step, 'Size') ?? 0;
  const created = number(step, 'Created') ?? 0;
  const date = created > 0 && created < 8.64e12 ? new Date(created * 1000).toISOString().slice(0, 10) : '';
  const tags = (Array.isArray(step['Tags']) ? (step['Tags'] as unknown[]) : []).filter(
    (tag) => typeof tag === 'string',
  );
  const label = tags.length === 0 ? '' : ` ${tags.map((tag) => code(tag)).join(' ')}`;
  return `| ${place} | ${size === 0 ? '' : bytes(size)} | ${date} | ${cell(text(step, 'CreatedBy'))}${label} |`;
}

/** A command as it would be written in a Dockerfile, on one line of a table. */
function cell(createdBy: string): string {
  const plain = createdBy
    .replace(/^\/bin\/sh -c #\(nop\) +/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? '' : code(maskText(plain)).replaceAll('|', '\\|');
}
