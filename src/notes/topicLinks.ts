import type { Page } from './page.ts';

/** Short forms whose words are not those of the topic: `docker images` is `docker image ls`. */
const shortForms: Readonly<Record<string, string>> = {
  'cli.image.ls': 'docker images',
  'cli.image.rm': 'docker rmi',
  'cli.container.ls': 'docker ps',
  'cli.system.info': 'docker info',
};
/** `docker X` means `docker image X`; of `inspect`, `ls` and `prune` there are several. */
const several: readonly string[] = ['inspect', 'ls', 'prune', 'rm', 'create'];

/** A page that words lead to. */
export interface TopicLink {
  /** Its id. */
  readonly page: string;
  readonly topic: string;
}

/** Which page is meant by words that stand as code in the text of another. */
export class TopicLinks {
  readonly #links = new Map<string, TopicLink>();

  constructor(pages: readonly Page[]) {
    for (const { id, covers } of pages) {
      for (const topic of covers) {
        for (const words of wordsOf(topic)) if (!this.#links.has(words)) this.#links.set(words, { page: id, topic });
      }
    }
  }

  /** `ENTRYPOINT`, `docker image prune -a`; undefined when no page is about it. */
  linkOf(code: string): TopicLink | undefined {
    const words = code.trim().split(/\s+/, 4);
    if (words[0] !== 'docker') return words.length === 1 ? this.#links.get(words[0] ?? '') : undefined;
    for (let count = words.length; count > 1; count -= 1) {
      const link = this.#links.get(words.slice(0, count).join(' '));
      if (link !== undefined) return link;
    }
    return undefined;
  }
}

/** How a topic is called in commands. */
function wordsOf(topic: string): string[] {
  const [kind, first, second] = topic.split('.');
  if (kind === 'instruction') return [first ?? ''];
  if (kind !== 'cli') return [];
  const whole = ['docker', first, second].filter((word) => word !== undefined).join(' ');
  const short = shortForms[topic];
  if (short !== undefined) return [whole, short];
  const managed = first === 'container' || first === 'image';
  const isShort = managed && second !== undefined && (!several.includes(second) || first === 'container');
  return isShort && second !== 'inspect' && second !== 'prune' ? [whole, `docker ${second}`] : [whole];
}
