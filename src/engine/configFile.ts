import path from 'node:path';
import { Failure } from '../contract/failure.ts';
import { makeFolder, writeAtomically } from './atomicWrite.ts';
import { configFolder } from './contextFiles.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Sets `currentContext` in the docker command's config.json and leaves everything else, also its order, as it is.
 * @param name undefined takes it away: the default context
 * @throws Failure `context.configDamaged`: the CLI would write a damaged file anew, and log its user out everywhere
 */
export async function setCurrentContext(name: string | undefined, around: Surroundings): Promise<void> {
  const file = path.join(configFolder(around), 'config.json');
  const text = await around.readFile(file);
  if (text === undefined && name === undefined) return;
  if (text === undefined && (await around.exists(file))) throw new Failure('context.configDamaged', [file]);
  const config = text === undefined || text.trim() === '' ? { auths: {} } : parsed(text, file);
  if (name === undefined) delete config['currentContext'];
  else config['currentContext'] = name;
  await makeFolder(path.dirname(file), 0o755);
  // Indented as the CLI does it.
  await writeAtomically(file, JSON.stringify(config, undefined, '\t'), 0o600);
}

function parsed(text: string, file: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Failure('context.configDamaged', [file]);
}
