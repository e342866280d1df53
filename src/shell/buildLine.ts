/** What `docker build` is told. */
export interface BuildOptions {
  /** Path of the Dockerfile. */
  readonly file: string;
  /** Path of the folder that is sent to the engine. */
  readonly context: string;
  readonly tag: string;
  /** A stage; empty for the last one. */
  readonly target: string;
  /** `KEY=value`. */
  readonly args: readonly string[];
  /** Builds every step anew. */
  readonly noCache: boolean;
  /** Asks the registry for newer base images. */
  readonly pull: boolean;
  /** Images whose layers may be used. */
  readonly cacheFrom: readonly string[];
}

/** Arguments of docker. */
export function buildLine(options: BuildOptions): string[] {
  return [
    'build',
    '--file',
    options.file,
    ...(options.tag === '' ? [] : ['--tag', options.tag]),
    ...(options.target === '' ? [] : ['--target', options.target]),
    ...options.args.flatMap((arg) => ['--build-arg', arg]),
    ...(options.noCache ? ['--no-cache'] : []),
    ...(options.pull ? ['--pull'] : []),
    ...options.cacheFrom.flatMap((image) => ['--cache-from', image]),
    options.context,
  ];
}
