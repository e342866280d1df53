import type { Page } from '../page.ts';

/** A part of a page: what stands below one heading, up to the next of any level. */
export interface Section {
  /** 0 before the first heading, 1 below it, and so on: the same part in both languages. */
  readonly number: number;
  /** Empty before the first heading. */
  readonly heading: string;
  /** Markdown, code included. */
  readonly text: string;
}

/** The parts of a page, in order; the first is there even when it is empty. */
export function sectionsOf({ markdown }: Page): Section[] {
  const sections: { number: number; heading: string; lines: string[] }[] = [{ number: 0, heading: '', lines: [] }];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence === '') fence = ticks;
    else if (ticks.length >= fence.length && line.trim() === ticks) fence = '';
    const heading = fence === '' ? /^#{1,6} +(.*)$/.exec(line)?.[1] : undefined;
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ number: sections.length, heading, lines: [] });
  }
  return sections.map(({ number, heading, lines }) => ({ number, heading, text: lines.join('\n').trim() }));
}
