import { rows, type Row } from './table.ts';

const KEYWORD = 'keyword.other.special-method.dockerfile';
const IMAGE = 'entity.name.type.image.dockerfile';
const BODY = 'meta.heredoc.body.dockerfile';
const PLAIN = 'string.unquoted.heredoc.dockerfile';
const WORD = 'keyword.control.heredoc-token.dockerfile';
const MARK = 'keyword.operator.heredoc.dockerfile';
const VARIABLE = 'variable.other.dockerfile';
const in_ = (language: string) => `meta.embedded.block.${language} `;

rows('heredoc words', [
  ['RUN «<<»EOF\nEOF', MARK],
  ['RUN <<«EOF»\n«EOF»', WORD],
  ['RUN «<<-»EOF\nEOF', MARK],
  ['RUN <<-«EOF»\n\t\t«EOF»', WORD],
  ["RUN <<'«EOF»'\n«EOF»", WORD],
  ['RUN <<"«EOF»"\n«EOF»', WORD],
  ['RUN << «EOF»\n«EOF»', WORD],
  ['RUN «3»<<EOF\nEOF', 'constant.numeric.file-descriptor'],
  ['RUN cat «<<»«EOF» > /x && ls\nEOF', 'heredoc'],
  ['RUN cat <<EOF > /x && «ls»\nEOF', 'entity.name.command.shell'],
  ['RUN <<EOF «cat» > /x\nEOF', 'entity.name.command.shell'],
  ['RUN --mount=type=«cache» <<EOF\nEOF', 'string.unquoted.argument.dockerfile'],
  ['COPY --«chown»=1:1 <<EOF /x\nEOF', 'constant.other.option.flag'],
  ['COPY <<EOF «/x»\nEOF', 'string.unquoted.argument.dockerfile'],
  ['COPY <<EOF /$«A»\nEOF', VARIABLE],
  ['COPY <<한글 /x\nFROM a\n«한글»', WORD],
  ['COPY <<a.b+c /x\n«FROM aXbbc»\na.b+c', BODY],
]);

rows('bodies', [
  ['RUN <<EOF\n«FROM» inside\nEOF', in_('shellscript'), `!${KEYWORD}`],
  ['RUN <<EOF\nif a; then\n«fi»\nEOF', 'keyword.control'],
  ['RUN <<EOF\necho $«A»\nEOF', 'variable.other.normal.shell'],
  ['RUN <<EOF\n# «comment»\nEOF', 'comment', BODY],
  ['RUN <<EOF\n «EOF»\nEOF', BODY],
  ['RUN <<EOF\n\t«EOF»\nEOF', BODY],
  ['RUN <<EOF\n«EOFX»\nEOF', BODY],
  ['RUN <<EOF\na \\\n«EOF»', WORD],
  ['RUN <<EOF\na\n\n«b»\nEOF', BODY],
  ['ONBUILD RUN <<EOF\n«FROM» inside\nEOF', BODY, `!${KEYWORD}`],
  ['run <<EOF\n«from» inside\nEOF', BODY, `!${KEYWORD}`],
  ['RUN <<EOF\ncat <<INNER > /x\n«FROM inside»\nINNER\nls\nEOF', BODY, `!${KEYWORD}`],
  ['RUN <<EOF\r\n«FROM inside»\r\nEOF\r', BODY],
  ['RUN <<EOF\r\nFROM inside\r\n«EOF»\r', WORD],
]);

rows('languages of RUN', [
  ['RUN <<EOF\n#!/usr/bin/env python3\n«import» os\nEOF', in_('python'), 'keyword'],
  ['RUN <<EOF\n#!/usr/bin/env node\n«const» a = 1\nEOF', in_('javascript')],
  ['RUN <<EOF\n#!/bin/bash -e\n«ls»\nEOF', in_('shellscript')],
  ['RUN <<EOF\n#!/usr/bin/perl\n«my» $a = 1;\nEOF', in_('perl')],
  ['RUN <<EOF\n#!/usr/bin/env ruby\n«def» a\nEOF', in_('ruby')],
  ['RUN <<EOF\n#!/usr/bin/awk -f\n«BEGIN»\nEOF', PLAIN],
  ['RUN <<EOF\nls\n#!/usr/bin/env python3\n«import» os\nEOF', in_('shellscript')],
  ['RUN python3 <<EOF\n«import» os\nEOF', in_('python')],
  ['RUN cd /x && python3.12 -u - <<EOF\n«import» os\nEOF', in_('python')],
  ['RUN <<EOF python3\n«import» os\nEOF', in_('python')],
  ['RUN cat <<EOF | node -\n«const» a = 1\nEOF', in_('javascript')],
  ['RUN bash -s <<EOF\n«ls»\nEOF', in_('shellscript')],
  ['RUN psql <<EOF\n«SELECT» 1\nEOF', in_('sql')],
  ['RUN cat <<EOF > /x.json\n{ "«a»": 1 }\nEOF', in_('json')],
  ['RUN tee /x.yaml <<EOF\n«a»: 1\nEOF', in_('yaml')],
  ['RUN cat <<EOF > /x\n«FROM» a\nEOF', PLAIN],
  ['RUN pip install python-dateutil && cat <<EOF\n«import» os\nEOF', PLAIN],
]);

const files: [name: string, language: string][] = [
  ['x.json', 'json'],
  ['x.yaml', 'yaml'],
  ['x.yml', 'yaml'],
  ['x.sh', 'shellscript'],
  ['x.py', 'python'],
  ['x.js', 'javascript'],
  ['x.mjs', 'javascript'],
  ['x.ts', 'typescript'],
  ['x.html', 'html'],
  ['x.css', 'css'],
  ['x.xml', 'xml'],
  ['x.ini', 'ini'],
  ['x.rb', 'ruby'],
  ['x.pl', 'perl'],
  ['x.sql', 'sql'],
];

rows('languages of COPY and ADD', [
  ...files.map(([name, language]): Row => [`COPY <<EOF /etc/${name}\n«a»\nEOF`, in_(language)]),
  ['ADD <<EOF /x.json\n{ "«a»": 1 }\nEOF', 'support.type.property-name.json'],
  ['COPY <<EOF "/a b.json"\n{ "«a»": 1 }\nEOF', in_('json')],
  ['COPY --chmod=755 <<EOF /x.sh\n«ls»\nEOF', in_('shellscript')],
  ['COPY <<x.json /etc/\n{ "«a»": 1 }\nx.json', in_('json')],
  ['COPY <<EOF /x.toml\n«a = 1»\nEOF', PLAIN],
  ['COPY <<EOF /x.conf\n«listen 80;»\nEOF', PLAIN],
  ['COPY <<EOF /x\n«a»\nEOF', PLAIN],
  ['COPY <<EOF /x\n#!/bin/sh\n«ls»\nEOF', in_('shellscript')],
  ['COPY <<EOF /x\r\n«a»\r\nEOF\r', BODY],
]);

rows('variables of bodies', [
  ['COPY <<EOF /x.conf\na $«A» ${«B»:-c}\nEOF', VARIABLE],
  ['COPY <<EOF /x.conf\na «\\$»A\nEOF', 'constant.character.escape'],
  ['COPY <<EOF /x.json\n{ "a": "$«A»" }\nEOF', VARIABLE],
  ["COPY <<'EOF' /x.conf\na $«A» ${«B»:-c}\nEOF", `!${VARIABLE}`, PLAIN],
  ['COPY <<"EOF" /x.json\n{ "a": "$«A»" }\nEOF', `!${VARIABLE}`],
  ['RUN cat <<EOF > /x\n$«A»\nEOF', VARIABLE],
  ["RUN cat <<'EOF' > /x\n$«A»\nEOF", `!${VARIABLE}`],
  ['COPY <<"A" <<B /x/\n$«a»\nA\nb\nB', `!${VARIABLE}`],
  ['COPY <<"A" <<B /x/\na\nA\n$«b»\nB', VARIABLE],
  ['COPY <<A <<"B" /x/\n$«a»\nA\nb\nB', VARIABLE],
  ['COPY <<A <<"B" /x/\na\nA\n$«b»\nB', `!${VARIABLE}`],
]);

rows('several heredocs on a line', [
  ['COPY <<«A» <<«B» /x/\na\n«A»\nb\n«B»', WORD],
  ['COPY <<A <<B /x/\n«FROM a»\nA\n«FROM b»\nB', BODY, `!${KEYWORD}`],
  ['COPY <<A <<B /x/\n«B»\nA\n«A»\nB', BODY],
  ['COPY <<A <<A /x/\n«FROM a»\nA\n«FROM a»\nA', BODY],
  ['RUN cat <<A > /a && cat <<B > /b && «ls»\na\nA\nb\nB', 'entity.name.command.shell'],
  ['COPY <<A <<B <<C /x/\n1\n«A»\n2\n«B»\n3\n«C»', WORD],
  ['COPY <<A <<B <<C <<D <<E /x/\n1\nA\n2\nB\n3\nC\n4\nD\n«FROM a»\nE', BODY],
]);

rows('heredocs and continuation lines', [
  ['RUN --mount=type=cache,target=/x \\\n  <<EOF\n«FROM» a\nEOF', in_('shellscript'), `!${KEYWORD}`],
  ['RUN --mount=type=cache,target=/x \\\n  <<EOF\nFROM a\n«EOF»', WORD],
  ['RUN a && \\\n  cat <<EOF > /x && b\n«FROM $A»\nEOF', BODY],
  ['RUN a && \\\n  cat <<EOF > /x && «b»\nFROM\nEOF', 'entity.name.command.shell'],
  ['COPY --link \\\n  <<EOF /x\n«FROM a»\nEOF', PLAIN],
  ['COPY --link \\\n  <<"EOF" /x\n$«A»\nEOF', `!${VARIABLE}`],
  ['RUN <<EOF cat \\\n  > /x && «b»\nFROM a\nEOF', 'entity.name.command.shell'],
  ['RUN <<EOF cat \\\n  > /x && b\n«FROM a»\nEOF', BODY],
  ['COPY <<EOF \\\n  # comment\n  «/x»\nFROM a\nEOF', 'string.unquoted.argument'],
  ['RUN echo "a \\\n  b <<EOF c"\n«FROM» a', KEYWORD],
]);

const CLOSED = [
  'RUN <<EOF\necho "open\nEOF',
  'RUN <<EOF\nEOF',
  'RUN <<EOF\ncat <<OPEN\nEOF',
  'RUN <<-EOF\n\techo $(open\n\tEOF',
  'RUN <<EOF\n#!/usr/bin/env python3\na = """open\nEOF',
  'RUN <<EOF\n#!/usr/bin/node\na = `open ${\nEOF',
  'RUN <<EOF\n#!/usr/bin/perl\n=pod\nEOF',
  'COPY <<EOF /x.json\n{ "a": [\nEOF',
  'COPY <<EOF /x.html\n<script>/*\nEOF',
  'COPY <<EOF /x.yaml\na: |\n  b\nEOF',
  'COPY <<EOF /x.css\na { /*\nEOF',
  'COPY <<EOF /x.conf\n${A\nEOF',
  "COPY <<'A' <<B /x/\n\"open\nA\n'open\nB",
  'RUN a && \\\n  cat <<EOF\n"open ${A\nEOF',
  'COPY --link \\\n  <<EOF /x.json\n{ "open\nEOF',
  'COPY <<EOF \\\n  /x\n"open\nEOF',
];

rows(
  'colouring resumes behind the last terminator',
  CLOSED.flatMap((text) => [
    [`${text}\n«FROM» scratch`, KEYWORD, '!string', '!meta.heredoc'] as const,
    [`${text}\nFROM «scratch»`, IMAGE, '!string', '!meta.heredoc'] as const,
  ]),
);
