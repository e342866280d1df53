import { type Language, type Localized, speakIn } from '../../contract/localized.ts';
import type { Page } from '../../notes/page.ts';
import { rules } from './list.ts';
import { rulePageId } from './pageId.ts';
import type { Origin, Rule } from './rule.ts';

const words = {
  instead: { en: 'Instead of this:', ko: '이렇게 쓰는 대신:' },
  better: { en: 'write this:', ko: '이렇게 씁니다.' },
  fix: {
    en: 'To skip it for one instruction, put `# check=skip={0}` in front of it; for the file, put it at the top. The setting `dockyard.dockerfile.rules` says how grave it is everywhere.',
    ko: '명령어 하나에서만 무시하려면 그 앞에, 파일 전체에서 무시하려면 맨 위에 `# check=skip={0}`을 적습니다. 심각도는 `dockyard.dockerfile.rules` 설정으로 정합니다.',
  },
  hadolint: {
    en: 'To skip it for one instruction, put `# hadolint ignore={0}` in front of it; for the file, `# hadolint global ignore={0}` at the top. The setting `dockyard.dockerfile.rules` says how grave it is everywhere.',
    ko: '명령어 하나에서만 무시하려면 그 앞에 `# hadolint ignore={0}`을, 파일 전체에서 무시하려면 맨 위에 `# hadolint global ignore={0}`을 적습니다. 심각도는 `dockyard.dockerfile.rules` 설정으로 정합니다.',
  },
  off: { en: 'It is off unless the settings turn it on: {0}', ko: '설정에서 켜기 전에는 꺼져 있습니다. {0}' },
  strict: {
    en: 'Many well-kept images break it knowingly, so it is on only in projects with a `.hadolint.yaml`, or where the setting names it.',
    ko: '잘 관리되는 이미지도 알면서 지키지 않는 경우가 많아, `.hadolint.yaml`이 있는 프로젝트나 설정에 적은 경우에만 검사합니다.',
  },
  aliases: { en: 'Known elsewhere as {0}.', ko: '다른 도구에서는 {0}(이)라고 부릅니다.' },
} satisfies Record<string, Localized>;

const origins: Readonly<Record<Origin, Localized>> = {
  buildkit: { en: 'A build check of BuildKit', ko: 'BuildKit 빌드 검사' },
  build: { en: 'A build stops here', ko: '빌드가 실패하는 오류' },
  hadolint: { en: 'A rule of hadolint', ko: 'hadolint 규칙' },
  dockyard: { en: 'A rule of Dockyard', ko: 'Dockyard 규칙' },
};

/** The pages of all rules, made from their entries: why, an example of each kind, how to skip it. */
export function rulePages(language: Language): Page[] {
  return rules.map((rule) => rulePage(rule, language));
}

function rulePage(rule: Rule, language: Language): Page {
  const speak = speakIn(language);
  const { code, aliases, origin, title, why, off, strict, bad, good, reference } = rule;
  const paragraphs = [
    `**${code}** · ${speak(origins[origin])}`,
    speak(why),
    `${speak(words.instead)}\n\n${fenced(bad)}`,
    `${speak(words.better)}\n\n${fenced(good)}`,
    ...(off === undefined ? [] : [speak(words.off, speak(off))]),
    ...(strict === true ? [speak(words.strict)] : []),
    ...(aliases.length === 0 ? [] : [speak(words.aliases, aliases.map((name) => `\`${name}\``).join(', '))]),
    ...(origin === 'build' ? [] : [speak(origin === 'hadolint' ? words.hadolint : words.fix, code)]),
  ];
  return {
    id: rulePageId(code),
    title: speak(title),
    kind: 'rule',
    covers: [],
    related: [],
    sources: [],
    reference,
    markdown: paragraphs.join('\n\n'),
  };
}

/** In a fence that is longer than any in the text. */
function fenced(dockerfile: string): string {
  const longest = Math.max(2, ...[...dockerfile.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}dockerfile\n${dockerfile.trimEnd()}\n${fence}`;
}
