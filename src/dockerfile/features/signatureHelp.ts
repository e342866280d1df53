import type { Language, Localized } from '../../contract/localized.ts';
import type { DockerfileDocument } from '../document.ts';
import type { FlagEntry, FlagValue } from '../knowledge/flags.ts';
import { type Form, forms } from '../knowledge/forms.ts';
import { type InstructionEntry, instructions } from '../knowledge/instructions.ts';
import { mountKeys, mountsPage } from '../knowledge/mounts.ts';
import type { Keyword } from '../knowledge/terms.ts';
import type { Span } from '../syntax/tree.ts';
import { type Cursor, cursorAt, heredocAt } from './cursor.ts';
import { flagEntry, flagValues } from './hover/flag.ts';
import { mountKeyEntry, mountTypeOf } from './hover/mount.ts';

export interface SignatureParameter {
  /** In the label of its signature. */
  readonly span: Span;
  /** Markdown. */
  readonly documentation: string;
}

export interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly SignatureParameter[];
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** Which signature is being written. */
  readonly active: number;
  /** Which of its parameters the cursor is in. */
  readonly activeParameter: number;
}

/** Where more is said than a signature has room for, as Markdown: a page, or its part below a heading, and its reference. */
export type MoreAbout = (page: string, heading?: string) => string | undefined;

interface Asked {
  readonly language: Language;
  readonly more: MoreAbout;
}

const byKeyword = new Map<string, InstructionEntry>(instructions.map((entry) => [entry.keyword, entry]));

/** How a value is named in the signature of its flag. */
const placeholders: Readonly<Record<Exclude<FlagValue, 'mount'>, string>> = {
  boolean: 'BOOLEAN',
  duration: 'DURATION',
  count: 'COUNT',
  choice: 'CHOICE',
  platform: 'OS/ARCHITECTURE',
  source: 'SOURCE',
  owner: 'USER[:GROUP]',
  mode: 'MODE',
  checksum: 'CHECKSUM',
  device: 'DEVICE',
  pattern: 'PATTERN',
};

/** Between two parameters that are one word. */
const joints: Readonly<Record<string, string>> = { ARG: '=', ENV: '=', LABEL: '=', EXPOSE: '/', USER: ':' };

/** Parameters that flags are. */
const flagParameters: readonly string[] = ['OPTIONS', 'PLATFORM'];

/** The forms of the instruction, or of the flag, that is being written at an offset; none in keywords and heredocs. */
export function signatureHelp(
  document: DockerfileDocument,
  offset: number,
  language: Language,
  more: MoreAbout = () => undefined,
): SignatureHelp | undefined {
  if (heredocAt(document, offset) !== undefined) return undefined;
  const cursor = cursorAt(document, offset);
  if (cursor === undefined || cursor.inKeyword) return undefined;
  const asked = { language, more };
  return flagSignature(cursor, asked) ?? instructionSignatures(cursor, asked);
}

function instructionSignatures(cursor: Cursor, asked: Asked): SignatureHelp | undefined {
  const { keyword } = cursor.instruction;
  const entry = byKeyword.get(keyword);
  if (entry === undefined) return undefined;
  const documentation = told(entry.summary, asked, entry.page);
  const all = forms[keyword as Keyword];
  const active = activeForm(all, cursor);
  const form = all[active];
  return {
    signatures: all.map((each) => signatureOf(each, documentation, asked)),
    active,
    activeParameter: form === undefined ? 0 : activeParameter(form, cursor),
  };
}

function signatureOf({ label, parameters }: Form, documentation: string, { language }: Asked): Signature {
  // The keyword may hold the name of a parameter.
  let from = label.indexOf(' ');
  const found = parameters.map((parameter) => {
    const start = Math.max(label.indexOf(parameter.label, from), 0);
    from = start + parameter.label.length;
    return { span: { start, end: from }, documentation: parameter.doc[language] };
  });
  return { label, documentation, parameters: found };
}

/** A summary, and below it where more is said. */
function told(summary: Localized, { language, more }: Asked, page: string, heading?: string): string {
  return [summary[language], more(page, heading)].filter((part) => part !== undefined).join('\n\n');
}

/** What is written behind the flags, up to the cursor. */
function valuesOf({ words, token }: Cursor): readonly string[] {
  const written = token === '' ? words : [...words, token];
  const first = written.findIndex((word) => !word.startsWith('--'));
  return first === -1 ? [] : written.slice(first);
}

function activeForm(all: readonly Form[], cursor: Cursor): number {
  const [first] = valuesOf(cursor);
  if (first === undefined) return 0;
  const isJson = first.startsWith('[');
  const isHeredoc = /^\d*<</.test(first);
  const exact = first.toUpperCase() === 'NONE' ? all.findIndex(({ label }) => label.endsWith(' NONE')) : -1;
  if (exact !== -1) return exact;
  const fits = all.findIndex(({ label }) => label.includes('["') === isJson && label.includes('<<') === isHeredoc);
  return Math.max(fits, 0);
}

function activeParameter({ label, parameters }: Form, cursor: Cursor): number {
  const { token, instruction } = cursor;
  const flagCount = parameters.filter((parameter) => flagParameters.includes(parameter.label)).length;
  const values = valuesOf(cursor);
  if (flagCount > 0 && values.length === 0 && token.startsWith('--')) return 0;
  const last = parameters.length - 1;
  const joint = joints[instruction.keyword];
  if (joint !== undefined) return Math.min(token.includes(joint) ? 1 : 0, last);
  const text = values.join(' ');
  if (label.includes('["')) return Math.min(flagCount + itemsBefore(text), last);
  // `FROM image AS name` has a word between the two.
  const done = Math.max(token === '' ? values.length : values.length - 1, 0);
  return Math.min(flagCount + done, last);
}

/** Commas that are in no string. */
function itemsBefore(json: string): number {
  let commas = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') inString = !inString;
    else if (character === ',' && !inString) commas += 1;
  }
  return commas;
}

function flagSignature(cursor: Cursor, asked: Asked): SignatureHelp | undefined {
  const { token, words, instruction } = cursor;
  const equals = token.indexOf('=');
  if (!token.startsWith('--') || equals === -1 || words.some((word) => !word.startsWith('--'))) return undefined;
  const entry = flagEntry(instruction.keyword, token.slice(2, equals));
  if (entry === undefined) return undefined;
  if (entry.value === 'mount') return mountSignature(cursor, entry, token.slice(equals + 1), asked);
  const choices = entry.choices.map(({ value }) => value).join('|');
  const placeholder = choices === '' ? placeholders[entry.value] : choices;
  const label = `${entry.name}=${placeholder}`;
  const documentation = [
    flagValues[entry.value],
    ...entry.choices.map(({ value, doc }) => ({ en: `\`${value}\`: ${doc.en}`, ko: `\`${value}\`: ${doc.ko}` })),
  ];
  const parameter = {
    span: { start: entry.name.length + 1, end: label.length },
    documentation: documentation.map((text) => text[asked.language]).join('\n\n'),
  };
  return {
    signatures: [{ label, documentation: told(entry.summary, asked, entry.page, entry.name), parameters: [parameter] }],
    active: 0,
    activeParameter: 0,
  };
}

/** The keys of the type that is given, those first that hardly ever are left out. */
function mountSignature(cursor: Cursor, entry: FlagEntry, value: string, asked: Asked): SignatureHelp {
  const fields =
    cursor.instruction.flags.find(({ start, end }) => start <= cursor.offset && cursor.offset <= end)?.fields ?? [];
  const type = mountTypeOf(fields);
  const keys = mountKeys.filter(({ types }) => types.includes(type));
  const usual = keys.filter(({ key, usualIn }) => key === 'type' || usualIn.includes(type));
  const ordered = [...usual, ...keys.filter((key) => !usual.includes(key))];
  const parameters: SignatureParameter[] = [];
  let label = `${entry.name}=`;
  for (const [index, { key, value: kind, summary, usualIn }] of ordered.entries()) {
    const text = key === 'type' ? `type=${type}` : kind === 'flag' ? key : `${key}=${key.toUpperCase()}`;
    const isOptional = key !== 'type' && !usualIn.includes(type);
    label += isOptional ? '[' : '';
    label += index === 0 ? '' : ',';
    parameters.push({
      span: { start: label.length, end: label.length + text.length },
      documentation: summary[asked.language],
    });
    label += isOptional ? `${text}]` : text;
  }
  const field = value.slice(value.lastIndexOf(',') + 1);
  const current = mountKeyEntry((field.split('=')[0] ?? '').toLowerCase())?.key;
  const active = ordered.findIndex(({ key }) => key === current);
  // Behind a comma the first key that is still missing is next.
  const next = ordered.findIndex(({ key }) => !fields.some((written) => mountKeyEntry(written.key)?.key === key));
  return {
    signatures: [{ label, documentation: told(entry.summary, asked, mountsPage, type), parameters }],
    active: 0,
    activeParameter: Math.max(active === -1 ? next : active, 0),
  };
}
