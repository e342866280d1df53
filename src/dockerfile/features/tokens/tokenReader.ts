import type { DockerfileDocument } from '../../document.ts';
import { GRAMMAR } from '../../syntax/grammar.ts';
import type { Flag, Heredoc, Instruction, Pair, Variable, Word } from '../../syntax/tree.ts';
import { withNested } from '../../syntax/words.ts';
import type { OperatorMark, Script, ScriptWord } from '../../syntax/scriptTree.ts';
import type { TokenList } from './tokenList.ts';

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const LESS = 60;

/** Finds the tokens of instructions, one after another. */
export class TokenReader {
  readonly #document: DockerfileDocument;
  readonly #list: TokenList;
  /** Names of the stages so far, in lower case. */
  readonly #stages = new Set<string>();

  constructor(document: DockerfileDocument, list: TokenList) {
    this.#document = document;
    this.#list = list;
  }

  read(instruction: Instruction): void {
    this.#readPart(instruction);
    if (instruction.trigger !== undefined) this.#readPart(instruction.trigger);
    if (instruction.heredocs.length === 0) return;
    const target = instruction.trigger ?? instruction;
    const scripts = this.#document.scripts(target);
    for (const heredoc of instruction.heredocs) {
      const script = scripts.find((each) => each.heredoc === heredoc);
      this.#readHeredoc(heredoc, script !== undefined);
      // Those of RUN are read with its text.
      if (script !== undefined && target.keyword !== 'RUN') this.#readScript(script);
    }
  }

  /** To be called for every instruction, whether it was read or not. */
  pass({ keyword, words }: Instruction): void {
    if (keyword !== 'FROM') return;
    const name = words[1]?.raw.toLowerCase() === 'as' ? words[2]?.text.toLowerCase() : undefined;
    if (name !== undefined) this.#stages.add(name);
  }

  #readPart(instruction: Instruction): void {
    const { keyword, keywordSpan, words, pairs } = instruction;
    if (!GRAMMAR.has(keyword)) return;
    this.#list.add(keywordSpan, 'keyword', keyword === 'MAINTAINER' ? 'deprecated' : undefined);
    for (const flag of instruction.flags) this.#readFlag(flag, keyword);
    if (keyword === 'FROM') this.#readFrom(words);
    else if (pairs !== undefined) for (const pair of pairs) this.#readPair(pair, keyword);
    else this.#readWords(instruction);
  }

  #readFrom(words: readonly Word[]): void {
    const base = words[0];
    const as = words[1];
    const name = words[2];
    if (base !== undefined) {
      const isStage = this.#stages.has(base.text.toLowerCase());
      this.#list.add(base, isStage ? 'namespace' : 'type');
      this.#readVariables(base.variables);
    }
    if (as?.raw.toLowerCase() !== 'as') return;
    this.#list.add(as, 'keyword');
    if (name !== undefined) this.#list.add(name, 'namespace', 'declaration');
  }

  #readFlag({ start, nameSpan, value, valueSpan, variables, fields, name }: Flag, keyword: string): void {
    this.#list.addBetween(start, nameSpan.end, 'parameter');
    if (valueSpan !== undefined && fields === undefined) {
      const from = keyword === 'COPY' && name === 'from';
      this.#list.add(valueSpan, from ? this.#sourceType(value) : 'string');
    }
    for (const field of fields ?? []) {
      this.#list.add(field.keySpan, 'property');
      if (field.valueSpan !== undefined) {
        this.#list.add(field.valueSpan, field.key === 'from' ? this.#sourceType(field.value) : 'string');
      }
    }
    this.#readVariables(variables);
  }

  #sourceType(name = ''): 'namespace' | 'type' {
    return /^\d+$/.test(name) || this.#stages.has(name.toLowerCase()) ? 'namespace' : 'type';
  }

  #readPair({ nameSpan, valueSpan, nameWord, valueWord }: Pair, keyword: string): void {
    if (keyword === 'LABEL') this.#list.add(nameSpan, 'property');
    else this.#list.add(nameSpan, 'variable', 'declaration');
    this.#readVariables(nameWord.variables);
    if (valueSpan === undefined) return;
    this.#list.add(valueSpan, 'string');
    this.#readVariables(valueWord?.variables ?? []);
  }

  #readWords(instruction: Instruction): void {
    const { keyword, words, json } = instruction;
    const scripts = json === undefined && GRAMMAR.get(keyword)?.variables === 'shell';
    if (keyword === 'HEALTHCHECK' && words[0] !== undefined) this.#list.add(words[0], 'keyword');
    if (scripts) {
      for (const script of this.#document.scripts(instruction)) this.#readScript(script);
      return;
    }
    for (const word of keyword === 'HEALTHCHECK' ? words.slice(1) : words) {
      if (this.#isAt(word, LESS) && word.raw.startsWith('<<')) continue;
      this.#list.add(word, keyword === 'EXPOSE' && /^\d/.test(word.raw) ? 'number' : 'string');
      this.#readVariables(word.variables);
    }
  }

  #readScript({ commands, operators, comments }: Script): void {
    let operatorsRead = 0;
    for (const { start: commandStart, words, assignments, redirects } of commands) {
      // Tokens that come in order need not be sorted.
      operatorsRead = this.#readOperators(operators, operatorsRead, commandStart);
      for (const word of assignments) this.#readShellWord(word, false);
      for (let index = 0; index < words.length; index += 1) {
        const word = words[index];
        if (word !== undefined) this.#readShellWord(word, index === 0);
      }
      for (const { start, operator, fd, target } of redirects) {
        const length = operator.length + (fd === undefined ? 0 : String(fd).length);
        if (operator.startsWith('<<') && operator !== '<<<') continue;
        this.#list.addBetween(start, start + length, 'operator');
        if (target !== undefined) this.#readShellWord(target, false);
      }
    }
    this.#readOperators(operators, operatorsRead, Infinity);
    for (const comment of comments) this.#list.add(comment, 'comment');
  }

  /** @returns where to go on: behind those that stand before the offset. */
  #readOperators(operators: readonly OperatorMark[], from: number, before: number): number {
    let at = from;
    for (let next = operators[at]; next !== undefined && next.start < before; next = operators[at]) {
      this.#list.add(next, 'operator');
      at += 1;
    }
    return at;
  }

  #readShellWord(word: ScriptWord, isProgram: boolean): void {
    if (isProgram) this.#list.add(word, 'function');
    else if (this.#isAt(word, DASH)) this.#list.add(word, 'parameter');
    else if (this.#isAt(word, DOUBLE_QUOTE) || this.#isAt(word, SINGLE_QUOTE)) this.#list.add(word, 'string');
    this.#readVariables(word.variables);
  }

  /** Whether a word begins with a character, without making a string of the word. */
  #isAt({ start }: Word, character: number): boolean {
    return this.#document.text.charCodeAt(start) === character;
  }

  #readVariables(variables: readonly Variable[]): void {
    if (variables.length === 0) return;
    for (const { start, end, nameSpan, modifierSpan, braces, closed } of withNested(variables)) {
      this.#list.addBetween(start, nameSpan.end, 'variable');
      if (modifierSpan !== undefined) this.#list.add(modifierSpan, 'operator');
      if (braces && closed) this.#list.addBetween(end - 1, end, 'variable');
    }
  }

  #readHeredoc({ mark, endLine, body, variables, closed }: Heredoc, isScript: boolean): void {
    this.#list.add(mark, 'label');
    if (closed) this.#list.add(endLine, 'label');
    if (!isScript) this.#list.add(body, 'string');
    this.#readVariables(variables);
  }
}
