import { maskSecrets } from '../model/secrets.ts';
import { joinWords } from './words.ts';

/** Arguments as one line to be looked at: what looks like a secret is masked. What is run is the arguments themselves. */
export function maskedWords(words: readonly string[]): string {
  return joinWords(maskSecrets(words) as readonly string[]);
}
