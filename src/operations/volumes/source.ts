import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../../contract/failure.ts';
import type { Services } from '../../contract/operation.ts';
import { joinWords } from '../../shell/words.ts';
import { MOUNT } from './helper.ts';
import { compressionOf, firstName, START } from './tarStart.ts';

/** What a volume is restored from. */
export interface Source {
  readonly file: string;
  /** The folder of the helper that it is unpacked in. */
  readonly where: string;
  readonly isGzip: boolean;
}

/**
 * Ours have all they hold in a folder `volume` and are unpacked from the root: then links that lead out of the volume
 * are links like others to the engine. Others hold the files themselves, and may have a folder of that name too: so all
 * of an archive that begins with one is looked through.
 * @throws Failure `archive.bad`, `archive.compressed`
 */
export async function sourceOf(
  { files, archives }: Pick<Services, 'files' | 'archives'>,
  file: string,
): Promise<Source> {
  const start = await files.head(file, START);
  const compression = compressionOf(start);
  const isGzip = compression?.name === 'gzip';
  if (compression !== undefined && !isGzip) {
    const { name, unpackedBy } = compression;
    throw new Failure('archive.compressed', [file, name, joinWords([...unpackedBy, file])]);
  }
  const first = firstName(start);
  if (first === undefined) throw new Failure('archive.bad', [file, 'no tar']);
  if (!isOfOurs(first)) return { file, where: MOUNT, isGzip };
  const { body } = await files.open(file);
  // What breaks it off breaks off the other as well, and is told there.
  const tar: Readable = isGzip ? pipeline(body, createGunzip(), () => undefined) : body;
  for await (const name of archives.names(tar, file)) if (!isOfOurs(name)) return { file, where: MOUNT, isGzip };
  return { file, where: '/', isGzip };
}

function isOfOurs(name: string): boolean {
  return /^(\.?\/)?volume(\/|$)/.test(name);
}
