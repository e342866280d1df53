import { DockerfileDocument } from '../dockerfile/document.ts';
import { argumentNames } from '../dockerfile/features/buildFile.ts';
import { ruleNamed, rules } from '../dockerfile/rules/list.ts';
import { blockFindings } from './blockFindings.ts';
import { toDiagnostic } from './diagnostics.ts';
import { toCompletionItem } from './writing.ts';

/** What is done with Dockerfiles inside other documents: handed over, so that the bundle of docker lines has no rules. */
export const blockTools = {
  read: (text: string): DockerfileDocument => new DockerfileDocument(text),
  findings: blockFindings,
  argumentNames,
  rules,
  ruleNamed,
  toDiagnostic,
  toCompletionItem,
};

export type BlockTools = typeof blockTools;
