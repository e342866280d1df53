import type { Rule } from '../rule.ts';
import { consistentInstructionCasing } from './consistentInstructionCasing.ts';
import { copyIgnoredFile } from './copyIgnoredFile.ts';
import { duplicateStageName } from './duplicateStageName.ts';
import { exposeInvalidFormat } from './exposeInvalidFormat.ts';
import { exposeProtoCasing } from './exposeProtoCasing.ts';
import { fromAsCasing } from './fromAsCasing.ts';
import { fromPlatformFlagConstDisallowed } from './fromPlatformFlagConstDisallowed.ts';
import { invalidBaseImagePlatform } from './invalidBaseImagePlatform.ts';
import { invalidDefaultArgInFrom } from './invalidDefaultArgInFrom.ts';
import { invalidDefinitionDescription } from './invalidDefinitionDescription.ts';
import { jsonArgsRecommended } from './jsonArgsRecommended.ts';
import { legacyKeyValueFormat } from './legacyKeyValueFormat.ts';
import { maintainerDeprecated } from './maintainerDeprecated.ts';
import { multipleInstructionsDisallowed } from './multipleInstructionsDisallowed.ts';
import { noEmptyContinuation } from './noEmptyContinuation.ts';
import { redundantTargetPlatform } from './redundantTargetPlatform.ts';
import { reservedStageName } from './reservedStageName.ts';
import { secretsUsedInArgOrEnv } from './secretsUsedInArgOrEnv.ts';
import { stageNameCasing } from './stageNameCasing.ts';
import { undefinedArgInFrom } from './undefinedArgInFrom.ts';
import { undefinedVar } from './undefinedVar.ts';
import { workdirRelativePath } from './workdirRelativePath.ts';

/** The build checks of BuildKit, https://docs.docker.com/reference/build-checks/, under its names. */
export const buildkitRules: readonly Rule[] = [
  stageNameCasing,
  fromAsCasing,
  noEmptyContinuation,
  consistentInstructionCasing,
  duplicateStageName,
  reservedStageName,
  jsonArgsRecommended,
  maintainerDeprecated,
  undefinedArgInFrom,
  workdirRelativePath,
  undefinedVar,
  multipleInstructionsDisallowed,
  legacyKeyValueFormat,
  invalidBaseImagePlatform,
  redundantTargetPlatform,
  secretsUsedInArgOrEnv,
  invalidDefaultArgInFrom,
  fromPlatformFlagConstDisallowed,
  copyIgnoredFile,
  invalidDefinitionDescription,
  exposeProtoCasing,
  exposeInvalidFormat,
];
