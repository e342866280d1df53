import { type Language, speakIn } from '../../contract/localized.ts';
import type { Page } from '../../notes/page.ts';
import type { DockerfileDocument } from '../document.ts';
import { instructionAt, withTrigger } from '../syntax/find.ts';
import { baseHover } from './hover/base.ts';
import type { Hover, HoverPlace, HoverProvider, RuleLookup } from './hover/context.ts';
import { directiveHover } from './hover/directive.ts';
import { flagHover } from './hover/flag.ts';
import { heredocHover } from './hover/heredoc.ts';
import { keywordHover } from './hover/keyword.ts';
import { scriptHover } from './hover/script.ts';
import { stageHover } from './hover/stage.ts';
import { valueHover } from './hover/value.ts';
import { variableHover } from './hover/variable.ts';

export interface HoverOptions {
  readonly language: Language;
  /** Looks up a page in the reader's language. */
  readonly pageOf: (id: string) => Page | undefined;
  /** Finds the rule that a comment names; a bundle that only explains holds no rules. */
  readonly ruleNamed?: RuleLookup;
  /** Names of the images that the engine has, `node:22` for example; left out when nobody asked it. */
  readonly images?: readonly string[];
}

/** The first that has something to say wins. */
const providers: readonly HoverProvider[] = [
  directiveHover,
  keywordHover,
  variableHover,
  heredocHover,
  stageHover,
  baseHover,
  flagHover,
  valueHover,
  scriptHover,
];

/** What is under the offset, explained; undefined when there is nothing to say. */
export function hover(document: DockerfileDocument, offset: number, options: HoverOptions): Hover | undefined {
  const { language, pageOf, ruleNamed = (): undefined => undefined, images } = options;
  const instruction = withTrigger(instructionAt(document.tree, offset)).findLast(({ start }) => start <= offset);
  const place: HoverPlace = {
    document,
    offset,
    instruction,
    language,
    speak: speakIn(language),
    pageOf,
    ruleNamed,
    images,
  };
  for (const provider of providers) {
    const found = provider(place);
    if (found !== undefined) return found;
  }
  return undefined;
}
