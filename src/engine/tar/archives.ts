import type { Archives } from '../../contract/archives.ts';
import { isFolder, packFolder, packTar } from './pack.ts';
import { namesIn, unpackTar } from './unpack.ts';

export const machineArchives: Archives = {
  unpack: unpackTar,
  names: namesIn,
  pack: packTar,
  packInside: packFolder,
  isFolder,
};
