import { operations } from './index.ts';

/** The ids of all operations. The build puts the list in the place of this module, so that commands can be registered without them. */
export const operationIds: readonly string[] = operations.map(({ id }) => id);
