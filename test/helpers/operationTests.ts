import { objectTests } from './objectTests.ts';

/**
 * The file of tests in which each operation that asks, or shows something, is tried on a real engine; those that act on
 * things by themselves are in `operationCases.ts`. The file names the operation.
 */
export const operationTests: Readonly<Record<string, string>> = {
  ...objectTests,
  'image.run': 'test/engine/run.test.ts',
  'container.run': 'test/engine/containerOperations.test.ts',
  'container.create': 'test/engine/containerOperations.test.ts',
  'container.exec': 'test/engine/exec.test.ts',
  'container.execWith': 'test/engine/exec.test.ts',
  'container.attach': 'test/engine/attach.test.ts',
  'container.logs': 'test/engine/logs.test.ts',
  'container.prune': 'test/engine/containerOperations.test.ts',
  'container.openPort': 'test/engine/containerOperations.test.ts',
  'container.explainExit': 'test/engine/containerOperations.test.ts',
  'container.top': 'test/engine/containerOperations.test.ts',
  'container.stats': 'test/engine/containerOperations.test.ts',
  'container.diff': 'test/engine/containerOperations.test.ts',
  'container.wait': 'test/engine/containerOperations.test.ts',
  'container.commit': 'test/engine/containerOperations.test.ts',
  'container.export': 'test/engine/containerOperations.test.ts',
  'container.copyFrom': 'test/engine/containerOperations.test.ts',
  'container.copyTo': 'test/engine/containerOperations.test.ts',
  'container.copyRunCommand': 'test/engine/containerOperations.test.ts',
  'container.copyId': 'test/engine/containerOperations.test.ts',
  'container.copyName': 'test/engine/containerOperations.test.ts',
  'container.copyAddress': 'test/engine/containerOperations.test.ts',
  'container.inspect': 'test/engine/calls.test.ts',
  'image.inspect': 'test/engine/calls.test.ts',
  'volume.inspect': 'test/engine/calls.test.ts',
  'network.inspect': 'test/engine/calls.test.ts',
};
