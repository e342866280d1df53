import type { DockerCall } from '../commandLine.ts';
import { composeFacts } from './facts/compose.ts';
import { containerFacts } from './facts/containers.ts';
import type { CommandFact, FactTable } from './facts/fact.ts';
import { imageFacts } from './facts/images.ts';
import { swarmFacts } from './facts/swarm.ts';
import { systemFacts } from './facts/system.ts';
import type { Picture } from './picture.ts';

const facts: FactTable = { ...containerFacts, ...imageFacts, ...systemFacts, ...swarmFacts, ...composeFacts };

/**
 * What a call asks the engine for and how it is taken back; undefined for what no command of docker's own does.
 * @param picture of the engine; undefined when none could be asked
 */
export function factsOf(call: DockerCall, picture: Picture | undefined): CommandFact | undefined {
  return call.help ? undefined : facts[call.command.path.join(' ')]?.(call, picture);
}
