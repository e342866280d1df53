import type { Operation } from '../../contract/operation.ts';
import { addRegistry, copyRegistryDigest, deleteTag, moreOfRegistry, pullTag, removeRegistry } from './manage.ts';

export const registryOperations: readonly Operation[] = [
  addRegistry,
  pullTag,
  copyRegistryDigest,
  moreOfRegistry,
  deleteTag,
  removeRegistry,
];
