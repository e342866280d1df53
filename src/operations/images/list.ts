import type { EngineOperation } from '../../contract/operation.ts';
import { importImage, load, save } from './archives.ts';
import { build } from './build.ts';
import { copyDigest, history } from './look.ts';
import { pull } from './pull.ts';
import { pullAllTags } from './pullAllTags.ts';
import { push } from './push.ts';
import { removeImage, removeImageByForce } from './remove.ts';
import { search } from './search.ts';
import { tag } from './tag.ts';

export const imageOperations: readonly EngineOperation[] = [
  pull,
  pullAllTags,
  build,
  search,
  load,
  importImage,
  tag,
  push,
  save,
  history,
  copyDigest,
  removeImage,
  removeImageByForce,
];
