import type { Rule } from '../rule.ts';
import { angleRemark } from './angleRemark.ts';
import { aptGetUpdateAlone } from './aptGetUpdateAlone.ts';
import { brokenJson } from './brokenJson.ts';
import { copyFromUnknownStage } from './copyFromUnknownStage.ts';
import { emptyCommand } from './emptyCommand.ts';
import { misspeltDirective } from './misspeltDirective.ts';
import { misspeltInstaller } from './misspeltInstaller.ts';
import { relativeProgram } from './relativeProgram.ts';
import { remarkBehind } from './remarkBehind.ts';
import { spacesAroundEquals } from './spacesAroundEquals.ts';

/** What no tool says: mistakes that are accepted and mean something else. */
export const dockyardRules: readonly Rule[] = [
  brokenJson,
  spacesAroundEquals,
  copyFromUnknownStage,
  emptyCommand,
  relativeProgram,
  aptGetUpdateAlone,
  misspeltInstaller,
  angleRemark,
  remarkBehind,
  misspeltDirective,
];
