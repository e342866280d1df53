import type { Localized } from '../../contract/localized.ts';
import type { DockerfileDocument } from '../document.ts';
import type { Span } from '../syntax/tree.ts';

/** A button above a line. */
export interface CodeLens {
  /** The keyword that it stands above. */
  readonly span: Span;
  readonly title: Localized;
  readonly command: 'dockyard.image.build';
  readonly arguments: BuildArguments;
}

export interface BuildArguments {
  /** What `docker build --target` takes: a name, or the number of a stage without one. Undefined for the last stage. */
  readonly target: string | undefined;
  /** Runs what was built. */
  readonly run: boolean;
}

const build: Localized = { en: 'Build', ko: '빌드' };
const buildToHere: Localized = { en: 'Build to this stage', ko: '이 스테이지까지 빌드' };
const run: Localized = { en: 'Run', ko: '실행' };

/** Two for each FROM: one builds up to there, one also runs what comes out. */
export function codeLenses({ model }: DockerfileDocument): readonly CodeLens[] {
  const last = model.stages.length - 1;
  return model.stages.flatMap(({ from, nameWord, index }) => {
    const target = index === last ? undefined : (nameWord?.text ?? String(index));
    const lens = (title: Localized, runs: boolean): CodeLens => ({
      span: from.keywordSpan,
      title,
      command: 'dockyard.image.build',
      arguments: { target, run: runs },
    });
    return [lens(index === last ? build : buildToHere, false), lens(run, true)];
  });
}
