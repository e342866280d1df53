import { rows } from './table.ts';

const KEYWORD = 'keyword.other.special-method.dockerfile';
const IMAGE = 'entity.name.type.image.dockerfile';
const SHELL = 'meta.embedded.block.shellscript';
const COMMAND = 'entity.name.command.shell';
const CONTROL = 'keyword.control';
const COMMENT = 'comment.line.number-sign';
const CONTINUES = 'constant.character.escape.line-continuation';
const OPTION = 'constant.other.option';
const DOUBLE = 'string.quoted.double.shell';

rows('shell form', [
  ['RUN «echo "hi" && ls»', SHELL, 'source.shell'],
  ['RUN «apt-get» update && «ls»', COMMAND],
  ['RUN echo «"hi"»', DOUBLE],
  ['RUN echo "«한글 🐳»"; «ls»', SHELL],
  ['RUN echo "한글 🐳"; «ls»', COMMAND],
  ['RUN echo $«HOME»', 'variable.other.normal.shell'],
  ['RUN ls «-la»', OPTION],
  ['RUN «if» true; «then» a; «else» b; «fi»', CONTROL],
  ['RUN a «&&» b', 'punctuation.separator.statement.and.shell'],
  ['RUN echo "$(«ls»)"', COMMAND],
  ['run «ls»', SHELL],
  ['ONBUILD RUN «ls»', COMMAND],
  ['ONBUILD run --mount=type=cache,target=/x «ls»', COMMAND],
  ['CMD «top» -b', COMMAND],
  ['ENTRYPOINT «exec» top', SHELL],
  ['HEALTHCHECK --interval=30s «CMD» curl -f x', KEYWORD],
  ['HEALTHCHECK --interval=30s CMD «curl» «-f» x || «exit» 1', SHELL],
  ['HEALTHCHECK --interval=30s \\\n  CMD «curl» -f x', COMMAND],
  ['ONBUILD HEALTHCHECK CMD «curl» x', COMMAND],
  ['ENV «echo» ls', `!${SHELL}`],
  ['«RUN» ls', `!${SHELL}`],
]);

rows('continuation lines', [
  ['RUN a «\\»\n  b', CONTINUES],
  ['RUN a «\\»  \n  «b»', '!keyword'],
  ['RUN a && \\\n  «b»', COMMAND],
  ['RUN a \\\n  && «b»', COMMAND],
  ['RUN a \\\n  «--flag» x', OPTION],
  ['RUN \\\n  «a»', COMMAND],
  ['RUN a \\\n«# FROM comment»\n  && b', COMMENT, `!${KEYWORD}`],
  ['RUN a \\\n  # comment\n  && «b»', COMMAND],
  ['RUN a \\\n  # comment \\\n  && «b»', COMMAND],
  ['RUN a \\\n\n  && «b»', COMMAND],
  ['RUN a \\\n  «FROM» b', SHELL, `!${KEYWORD}`],
  ['RUN echo "a \\\n  «b» \\\n  c" && ls', DOUBLE],
  ['RUN echo "a \\\n  # comment\n  b" && «ls»', COMMAND],
  ["RUN sh -c 'a \\\n  «b»'", 'string.quoted.single.shell'],
  ['RUN a # comment \\\n  «&& b»', SHELL],
  ['RUN set -eux; \\\n  if a; then \\\n    b; \\\n  «fi»; \\\n  c', CONTROL],
  ['RUN for f in a b; do \\\n    c; \\\n  «done»; \\\n  d', CONTROL],
  ['RUN case "$a" in \\\n  b) c ;; \\\n  «esac»; \\\n  d', CONTROL],
  ['RUN case "$a" in \\\n  b) c ;; \\\n  esac; \\\n  «d»', COMMAND],
  ['RUN a \\\\\n«FROM» b', KEYWORD],
  ['RUN a\n  «&& b»', SHELL],
  ['COPY a \\\n  «b»', 'string.unquoted.argument.dockerfile'],
  ['RUN a ` \n«FROM» b', KEYWORD],
]);

rows('carriage returns', [
  ['«FROM» a\r\n«RUN» b\r', KEYWORD],
  ['RUN a «\\»\r\n  b\r', CONTINUES],
  ['RUN "a \\\r\n  # comment\r\n\r\n  b" && «ls»\r', COMMAND],
  ['RUN a # comment \\\r\n  «&& b»\r', SHELL],
  ['RUN a\r\n«FROM» b\r', KEYWORD],
]);

rows('escape directive', [
  ['# escape=`\nRUN a «`»\n  b', CONTINUES],
  ['# escape=`\nRUN a `\n  «FROM» b', SHELL, `!${KEYWORD}`],
  ['# escape=`\nRUN a `\n  # comment\n  && «b»', COMMAND],
  ['# syntax=a\n# escape=`\n# «check»=skip=all', 'keyword.other.directive'],
  ['# syntax=a\n# escape=`\n# check=skip=all\n«FROM» a', KEYWORD, '!meta.directives-rest'],
  ['# escape=`\nCOPY a C:\\\n«FROM» b', KEYWORD],
  ['# escape=`\nENV P=C:«\\»new', '!escape.dockerfile'],
  ['# escape=`\nENV A="x «`"» y"', 'constant.character.escape.dockerfile'],
  ['# escape=`\nENV A="x `" y" «B»=1', 'variable.other.assignment'],
  ['# escape=\\\nRUN a «\\»\n  b', CONTINUES],
]);

const OPEN_ENDED = [
  'RUN echo "open',
  "RUN echo 'open",
  'RUN echo `open',
  'RUN echo $(open',
  'RUN echo ${open',
  'RUN echo $((1 +',
  'RUN [[ a && (b',
  'RUN if a; then b',
  'RUN case x in a) b',
  'RUN for x in a b; do',
  'RUN f() { a',
  'RUN cat <<< "open',
  'RUN cat <<EOF;',
  'RUN a << "b',
  'CMD cat <<EOF',
  'ENTRYPOINT cat <<-"EOF"',
  'RUN --mount=type="open',
  'RUN ["a", "open',
  'RUN ["a",',
  'CMD [ "a',
  'ENV A="open',
  "LABEL a='open",
  'COPY "open',
  'ADD ["open',
  'ARG A=${B:-${C',
  'HEALTHCHECK CMD echo "open',
  'RUN a \\\n  "open',
  'RUN a \\\\',
  'RUN a |',
  'RUN a /* open',
  'RUN a // open',
  'RUN "a <<EOF b"',
  "RUN 'a <<EOF b'",
  'RUN "a <<EOF b',
  'RUN echo $((1 <<N ))',
  'RUN cat <<<EOF',
  'RUN cat<<EOF',
  'USER <<EOF',
  'ENV A <<EOF',
];

rows(
  'nothing leaks out of an instruction',
  OPEN_ENDED.flatMap((line) => [
    [`${line}\n«FROM» scratch`, KEYWORD, '!string', '!shell'] as const,
    [`${line}\nFROM «scratch»`, IMAGE, '!string', '!shell'] as const,
  ]),
);
