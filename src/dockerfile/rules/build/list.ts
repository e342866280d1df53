import type { Rule } from '../rule.ts';
import { badCheckOption } from './badCheckOption.ts';
import { badDuration } from './badDuration.ts';
import { badHealthcheck } from './badHealthcheck.ts';
import { badMount } from './badMount.ts';
import { badPort } from './badPort.ts';
import { badReference } from './badReference.ts';
import { badSignal } from './badSignal.ts';
import { badStageName } from './badStageName.ts';
import { badVariable } from './badVariable.ts';
import { blankName } from './blankName.ts';
import { copyFromUrl } from './copyFromUrl.ts';
import { emptyVolume } from './emptyVolume.ts';
import { duplicateFlag, unknownFlag } from './flags.ts';
import { badFlagValue } from './flagValues.ts';
import { fromArguments } from './fromArguments.ts';
import { heredocDestination } from './heredocDestination.ts';
import { missingArgument } from './missingArgument.ts';
import { missingDestination } from './missingDestination.ts';
import { noStage } from './noStage.ts';
import { onbuildNotAllowed } from './onbuildNotAllowed.ts';
import { parserProblemRules } from './parserProblems.ts';
import { shellNotJson } from './shellNotJson.ts';
import { circularStage, noSuchStage, stageNotBuiltYet } from './stageSources.ts';
import { missingSpace, unknownInstruction } from './unknownInstruction.ts';

/** What makes a build fail before anything is run. */
export const buildRules: readonly Rule[] = [
  ...parserProblemRules,
  badCheckOption,
  unknownInstruction,
  missingSpace,
  noStage,
  missingArgument,
  missingDestination,
  fromArguments,
  badStageName,
  badReference,
  noSuchStage,
  circularStage,
  stageNotBuiltYet,
  unknownFlag,
  duplicateFlag,
  badFlagValue,
  badMount,
  badDuration,
  badPort,
  badSignal,
  badHealthcheck,
  badVariable,
  blankName,
  copyFromUrl,
  heredocDestination,
  shellNotJson,
  emptyVolume,
  onbuildNotAllowed,
];
