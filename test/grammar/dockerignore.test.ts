import { Highlighter } from './highlighter.ts';
import { type Row, rows } from './table.ts';

const COMMENT = 'comment.line.number-sign.dockerignore';
const PATTERN = 'string.unquoted.pattern.dockerignore';
const WILDCARD = 'keyword.operator.wildcard.dockerignore';

const table: readonly Row[] = [
  ['«# 주석 🐳»', COMMENT],
  ['«node_modules»', PATTERN, '!' + WILDCARD],
  ['  «build»  ', PATTERN],
  ['«!»keep.txt', 'keyword.operator.negation.dockerignore'],
  ['!«keep.txt»', PATTERN, '!negation'],
  ['«**»/«*».md', WILDCARD],
  ['file«?».txt', WILDCARD],
  ['src«/»a', 'punctuation.separator.path.dockerignore'],
  ['log«[0-9]»', 'constant.other.character-class.dockerignore'],
  ['a«\\*»b', 'constant.character.escape.dockerignore', '!' + WILDCARD],
  ['  «# no comment»', PATTERN, '!comment'],
  ['a «# no comment»', PATTERN, '!comment'],
  ['a\n«# one»\n«!»b', '!' + PATTERN],
];

rows('.dockerignore', table, Highlighter.load(undefined, 'source.dockerignore'));
