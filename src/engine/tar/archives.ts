import type { Archives } from '../../contract/archives.ts';
import { packTar } from './pack.ts';
import { unpackTar } from './unpack.ts';

export const machineArchives: Archives = { unpack: unpackTar, pack: packTar };
