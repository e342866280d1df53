import type { Archives } from '../../contract/archives.ts';
import { isFolder, packFolder, packTar } from './pack.ts';
import { unpackTar } from './unpack.ts';

export const machineArchives: Archives = { unpack: unpackTar, pack: packTar, packInside: packFolder, isFolder };
