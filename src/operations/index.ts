import type { Operation } from '../contract/operation.ts';
import { imageOperations } from './images/list.ts';
import { networkOperations } from './networks/list.ts';
import { registryOperations } from './registries/list.ts';
import { swarmOperations } from './swarm/list.ts';
import { systemOperations } from './system/list.ts';
import { volumeOperations } from './volumes/list.ts';
import { attach } from './attach.ts';
import { pause, restart, start, stop, unpause } from './changeState.ts';
import { copyAddress, copyId, copyName, copyRunCommand } from './containers/copy.ts';
import { copyFrom, copyTo } from './containers/copyFiles.ts';
import { explainExit } from './containers/explainExit.ts';
import { commit, exportContainer } from './containers/keep.ts';
import { diff, stats, top, wait } from './containers/look.ts';
import { openPort } from './containers/openPort.ts';
import { pruneContainers } from './containers/prune.ts';
import { exec, execWith } from './exec.ts';
import { createContext } from './contextCreate.ts';
import { removeContext } from './contextRemove.ts';
import { updateContext } from './contextUpdate.ts';
import { useContext } from './contextUse.ts';
import { inspectContainer, inspectContext, inspectImage, inspectNetwork, inspectVolume } from './inspect.ts';
import { copyLine, explainLine, rerunLine, revealLine, undoLine } from './ledger.ts';
import { logs, logsWith } from './logs.ts';
import { remove, removeWithVolumes } from './remove.ts';
import { rename } from './rename.ts';
import { createContainer, run, runContainer } from './run.ts';
import { kill, restartWithGrace, stopWithGrace } from './signals.ts';
import { update } from './update.ts';

/** Every operation, once. Registration, manifest, menus and tests follow from this list. */
export const operations: readonly Operation[] = [
  ...imageOperations,
  ...volumeOperations,
  ...networkOperations,
  ...systemOperations,
  ...registryOperations,
  ...swarmOperations,
  run,
  runContainer,
  createContainer,
  exec,
  execWith,
  attach,
  logs,
  logsWith,
  start,
  stop,
  restart,
  pause,
  unpause,
  stopWithGrace,
  restartWithGrace,
  kill,
  rename,
  update,
  remove,
  removeWithVolumes,
  pruneContainers,
  openPort,
  explainExit,
  top,
  stats,
  diff,
  wait,
  commit,
  exportContainer,
  copyFrom,
  copyTo,
  copyRunCommand,
  copyId,
  copyName,
  copyAddress,
  inspectContainer,
  inspectImage,
  inspectVolume,
  inspectNetwork,
  copyLine,
  revealLine,
  rerunLine,
  explainLine,
  undoLine,
  useContext,
  createContext,
  updateContext,
  removeContext,
  inspectContext,
];
