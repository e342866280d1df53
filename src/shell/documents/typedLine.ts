import { type CommandCheck, commandWord, meansCommand, programAt } from './programs.ts';

/** Words that sentences have and commands have not. */
const ofSentences =
  /\s(?:an|the|is|are|was|to|of|with|you|its?|into|which|that|this|will|can|does|shows|lists|starts|stops|creates|removes|prints)(?=\s|$)/i;

/** `docker images prune`, which lists: nobody writes that as the beginning of a sentence. */
const pluralSlip = /^\S+\s+images\s+(?:prune|ls|list|rm|remove|inspect|pull|push|build|tag|save|load|history)$/;

/** A line of text that is nothing but a command: it has what only commands have, and nothing that sentences have. */
export function isTyped(text: string, program: number): boolean {
  if (/[.,;:!?]$/.test(text) && !/\s\.{1,3}$|\.\.\.$/.test(text)) return false;
  const written = text.slice(program);
  if (commandWord(text, program) === undefined || ofSentences.test(unquoted(written))) return false;
  const words = written.split(/\s+/);
  const isPlain = words.slice(1, 3).every((word) => /^[\x21-\x7e]+$/.test(word));
  const hasFlag = words.some((word) => /^-{1,2}[a-zA-Z]/.test(word));
  const looksTyped = hasFlag || words.length <= 2 || words.slice(2).some((word) => /[/:$<[{]|^\.$/.test(word));
  return isPlain && (looksTyped || pluralSlip.test(written));
}

/** The same where a text explains what it lists: in items, tables, behind a label. No word of another language, no `:`. */
export function isTypedAmong(text: string, program: number): boolean {
  const bare = unquoted(text.slice(program)).replace(/<[^<>]*>|\[[^[\]]*\]/g, '');
  return isTyped(text, program) && /^[\x20-\x7e]*$/.test(bare) && !/\s(?:[-:=|&]|--|->|=>)(?:\s|$)|\(/.test(bare);
}

/** A command that was written without the prompt that others of its block have; nothing that one of these printed. */
export function isTypedBesidePrompts(line: string, check: CommandCheck): boolean {
  const text = line.trim();
  if (!/^(?:sudo +)?docker /.test(text)) return false;
  const program = programAt(text) ?? 0;
  const isShort = /^(?:\S+\s+){1,3}\S+$/.test(text.slice(program));
  return (
    meansCommand(text, program, check) && (isTyped(text, program) || (isShort && /^[\x20-\x7e]*[^.,:]$/.test(text)))
  );
}

function unquoted(text: string): string {
  return text.replace(/"[^"]*"|'[^']*'/g, '""');
}
