import { isMap, isPair, isScalar, parseDocument, Scalar, visit } from 'yaml';
import type { RunStep } from '../shell/documents/workflow.ts';

/** A bundle of its own: only those who have a configuration of hadolint or a workflow ever need it. */
export { parse } from 'yaml';

const styles: Readonly<Record<string, RunStep['style']>> = {
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
};

/** The `run:` of each step of a workflow; it may be half written. */
export function runSteps(text: string): RunStep[] {
  const steps: RunStep[] = [];
  visit(parseDocument(text, { logLevel: 'silent' }), {
    Pair(_key, { key, value }, path) {
      if (!isScalar(key) || key.value !== 'run' || !isScalar(value) || typeof value.value !== 'string') return;
      const [owner, list, steps_] = path.toReversed();
      // A step is an item of a list that is called `steps`.
      if (
        !isMap(owner) ||
        !isPair(steps_) ||
        !isScalar(steps_.key) ||
        steps_.key.value !== 'steps' ||
        list === undefined
      )
        return;
      const shell: unknown = owner.get('shell');
      const [start, end] = value.range ?? [0, 0];
      steps.push({
        start,
        end,
        style: styles[value.type ?? Scalar.PLAIN] ?? 'plain',
        shell: typeof shell === 'string' ? shell : undefined,
      });
    },
  });
  return steps;
}
