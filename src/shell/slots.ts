import type { Span } from '../dockerfile/syntax/tree.ts';
import type { CliArgument, ValueKind } from './cliModel.ts';
import type { ArgumentUse, DockerCall } from './commandLine.ts';
import type { Placeholder, PlaceholderKind } from './documents/placeholders.ts';

/** A place of a command line where docker takes a value: an argument, the value of a flag, the program of a container. */
export interface Slot extends Span {
  /** Undefined where docker takes nothing, or nobody knows what. */
  readonly kind: ValueKind | undefined;
  /** What docker makes, and so what does not exist yet. */
  readonly isNew: boolean;
  /** Docker refuses the line without it. */
  readonly needed: boolean;
  /** Docker takes no such argument. */
  readonly surplus: boolean;
  /** It stands where an argument belongs and means flags: `run [network] IMAGE`. */
  readonly isOptions: boolean;
  /** The program in the container gets it, and not docker. */
  readonly isInner: boolean;
  /** `docker search` is the one that looks for a text, and that of a registry. */
  readonly isSearch: boolean;
}

/** Of one call, in the order in which they stand. @param taken placeholders that the line is known to have. */
export function slotsOf(call: DockerCall, taken: readonly Placeholder[]): Slot[] {
  const { command, flags, inner } = call;
  const least = command.arguments.reduce((sum, { min }) => sum + min, 0);
  const [first] = call.arguments;
  const misplaced = first !== undefined && isOptionsInDisguise(first, call, taken) ? 1 : 0;
  const plain = {
    ...{ kind: undefined, isNew: false, needed: false, surplus: false, isOptions: false, isInner: false },
    isSearch: command.path.join(' ') === 'search',
  };
  const ofArguments = call.arguments.map(({ start, end, argument }, index): Slot => {
    if (index < misplaced) return { ...plain, start, end, isOptions: true };
    const surplus = argument === undefined && command.children.length === 0;
    return { ...plain, start, end, kind: argument?.kind, isNew: makes(call, argument), surplus };
  });
  const ofInner = inner.map(({ start, end }, index): Slot => {
    const kind = index < misplaced ? 'image' : index === misplaced ? 'command' : undefined;
    return { ...plain, start, end, kind, isInner: index >= misplaced };
  });
  const inOrder = [...ofArguments, ...ofInner].map((slot, index) => ({
    ...slot,
    needed: index >= misplaced && index < least + misplaced,
  }));
  const ofFlags = flags.flatMap(({ flag, value }): Slot[] => {
    if (value === undefined) return [];
    const isNew = flag?.kind === 'name' || (flag?.name === 'tag' && flag.kind === 'image');
    return [{ ...plain, start: value.start, end: value.end, kind: flag?.kind, isNew, needed: true }];
  });
  return [...inOrder, ...ofFlags].sort((one, other) => one.start - other.start);
}

function makes({ command: { path } }: DockerCall, argument: CliArgument | undefined): boolean {
  if (argument === undefined) return false;
  if (argument.kind === 'name' || argument.name === 'TARGET_IMAGE') return true;
  return argument.name === 'REPOSITORY[:TAG]' && path.join(' ') !== 'image ls';
}

/** `run [network] IMAGE`, `run ... IMAGE`: flags, and not the image. */
function isOptionsInDisguise(
  first: ArgumentUse,
  { command, inner }: DockerCall,
  taken: readonly Placeholder[],
): boolean {
  const [argument] = command.arguments;
  if (!command.endsFlags || argument?.kind !== 'image' || inner.length === 0) return false;
  if (/^(?:\.{3}|…)$/.test(first.text)) return true;
  const placeholder = taken.find(({ start, end }) => start === first.start && end === first.end);
  return placeholder?.optional === true && !['image', 'text'].includes(placeholder.kind);
}

const kinds: Partial<Readonly<Record<ValueKind, PlaceholderKind>>> = {
  container: 'container',
  image: 'image',
  volumeName: 'volume',
  network: 'network',
  networkMode: 'network',
  path: 'path',
  command: 'command',
};

/** What an answer for the whole of a place is looked for among; undefined when the place does not tell. */
export function kindIn({ kind, isNew }: Slot): PlaceholderKind | undefined {
  if (isNew) return 'text';
  return kind === undefined ? undefined : kinds[kind];
}
