import { rows } from './table.ts';

const KEYWORD = 'keyword.other.special-method.dockerfile';
const IMAGE = 'entity.name.type.image.dockerfile';
const STAGE = 'entity.name.type.stage.dockerfile';
const FLAG = 'constant.other.option.flag.dockerfile';
const KEY = 'variable.parameter.option-key.dockerfile';
const VARIABLE = 'variable.other.dockerfile';
const OPERATOR = 'keyword.operator.expansion.dockerfile';
const ASSIGNED = 'variable.other.assignment.dockerfile';
const DIRECTIVE = 'keyword.other.directive.dockerfile';
const COMMENT = 'comment.line.number-sign';
const ESCAPE = 'constant.character.escape';
const UNQUOTED = 'string.unquoted.argument.dockerfile';
const DOUBLE = 'string.quoted.double.dockerfile';

rows('keywords', [
  ['«FROM» scratch', KEYWORD],
  ['«from» scratch', KEYWORD],
  ['  «Run» ls', KEYWORD],
  ['«ONBUILD» COPY a b', 'keyword.control.dockerfile'],
  ['ONBUILD «copy» a b', KEYWORD],
  ['«MAINTAINER» me', KEYWORD],
  ['«FROMAGE» x', `!${KEYWORD}`],
  ['«RUN»', KEYWORD],
  ['a line that is «FROM» nowhere', `!${KEYWORD}`],
  ['an open "quote in a line that is no instruction\n«FROM» scratch', KEYWORD, '!string'],
]);

rows('comments and parser directives', [
  ['# «syntax»=docker/dockerfile:1', DIRECTIVE, COMMENT],
  ['# syntax=«docker/dockerfile:1»', 'string.unquoted.directive', COMMENT],
  ['#«Syntax» = a\n# «check»=skip=all', DIRECTIVE],
  ['# a comment\n# «syntax»=too late', COMMENT, `!${DIRECTIVE}`],
  ['FROM a\n# «escape»=`', COMMENT, `!${DIRECTIVE}`],
  ['# syntax=a\n«FROM» a', KEYWORD, '!directive'],
  ['FROM a\n  «# comment»', COMMENT],
  ['FROM a «# no comment»', `!${COMMENT}`],
]);

rows('FROM', [
  ['FROM «scratch»', IMAGE],
  ['FROM «node»:20-alpine', IMAGE],
  ['FROM node:«20-alpine»', 'constant.numeric.tag'],
  ['FROM node«:»20', 'punctuation.separator.tag'],
  ['FROM node@sha256:«0123abcd»', 'constant.numeric.digest'],
  ['FROM «registry.example.com:5000»/team/app:1', 'entity.name.namespace.registry'],
  ['FROM registry.example.com:5000/team/«app»:1', IMAGE],
  ['FROM registry.example.com:5000/team/app:«1»', 'constant.numeric.tag'],
  ['FROM «localhost»/app', 'entity.name.namespace.registry'],
  ['FROM «team»/app', IMAGE, '!registry'],
  ['FROM a «AS» base', KEYWORD],
  ['FROM a as «base-1»', STAGE],
  ['FROM a \\\n  «AS» base', KEYWORD],
  ['FROM a \\\n  AS «base»', STAGE],
  ['FROM «assets» AS x', IMAGE],
  ['FROM node:$«TAG»-slim', VARIABLE],
  ['FROM node:$TAG«-slim»', 'constant.numeric.tag'],
  ['FROM ${«REGISTRY»}/app', VARIABLE],
  ['FROM ${A:-b/c:d}/«app»', IMAGE],
  ['FROM --«platform»=$BUILDPLATFORM a', FLAG],
  ['FROM --platform=$«BUILDPLATFORM» a', VARIABLE],
  ['FROM --platform=linux/amd64 «a»', IMAGE],
]);

rows('flags', [
  ['RUN --«mount»=type=cache,target=/x ls', FLAG],
  ['RUN --mount«=»type=cache ls', 'keyword.operator.assignment'],
  ['RUN --mount=«type»=cache,target=/x ls', KEY],
  ['RUN --mount=type=«cache»,target=/x ls', UNQUOTED],
  ['RUN --mount=type=cache«,»target=/x ls', 'punctuation.separator.comma'],
  ['RUN --mount=type=cache,«target»=/x,sharing=locked ls', KEY],
  ['RUN --mount=type=cache,target=/x,sharing=«locked» ls', UNQUOTED],
  ['RUN --mount=type=bind,target=/x,«readonly» ls', KEY],
  ['RUN --mount=type=bind,from=«build»,target=/x ls', IMAGE],
  ['RUN --mount=type=cache,target=${«DIR»}/x ls', VARIABLE],
  ['RUN --mount=type=a \\\n  --«network»=none ls', FLAG],
  ['RUN ls --«mount»=x', `!${FLAG}`],
  ['COPY --from=«build» --chown=1000:app a b', IMAGE],
  ['COPY --from=node:«20» a b', 'constant.numeric.tag'],
  ['COPY --from=build --«chown»=1000:app a b', FLAG],
  ['COPY --chown=«1000»:app a b', 'constant.numeric'],
  ['COPY --«link» a b', FLAG],
  ['ADD --checksum=«sha256:ab» a b', UNQUOTED],
  ['HEALTHCHECK --interval=«1m30s» CMD x', 'constant.numeric.duration'],
  ['HEALTHCHECK --«retries»=3 CMD x', FLAG],
]);

rows('variables', [
  ['WORKDIR /srv/$«A»/b', VARIABLE],
  ['WORKDIR /srv«$»A', 'punctuation.definition.variable'],
  ['USER ${«A»}', VARIABLE],
  ['ENV X=${A«:-»b}', OPERATOR],
  ['ENV X=${A«:+»b}', OPERATOR],
  ['ENV X=${A«:?»b}', OPERATOR],
  ['ENV X=${A«#»b}', OPERATOR],
  ['ENV X=${A«%%»b}', OPERATOR],
  ['ENV X=${A«/»a/b}', OPERATOR],
  ['ENV X=${A/a«/»b}', OPERATOR],
  ['ENV X=${A:-«b»}', UNQUOTED],
  ['ENV X=${A:-${«B»:-c}}', VARIABLE],
  ['ENV X=${A:-${B:-c}}  «Y»=1', ASSIGNED],
  ['ENV X="a $«A»"', VARIABLE, DOUBLE],
  ["ENV X='a $«A»'", `!${VARIABLE}`, 'string.quoted.single'],
  ['ENV X=«\\$»A', ESCAPE],
  ['COPY $«SRC» ${DEST}/', VARIABLE],
  ['ADD ["$«SRC»", "/"]', VARIABLE],
  ['LABEL a=$«A»', VARIABLE],
  ['EXPOSE $«PORT»/tcp', VARIABLE],
  ['VOLUME $«DIR»', VARIABLE],
  ['STOPSIGNAL $«SIGNAL»', VARIABLE],
  ['ARG A=$«B»', VARIABLE],
  ['CMD ["$«A»"]', `!${VARIABLE}`],
  ['ENV X=${A\n«FROM» scratch', KEYWORD],
]);

rows('arguments', [
  ['ARG «VERSION»=20', ASSIGNED],
  ['ARG «A» «B»', ASSIGNED],
  ['ENV «A»=1 «B»="x y" \\\n  «C»=2', ASSIGNED],
  ['ENV A=a\\ «b=c»', UNQUOTED, `!${ASSIGNED}`],
  ['ENV A="x \\\n  «still» x" B=1', DOUBLE],
  ['ENV A="x \\\n  still x" «B»=1', ASSIGNED],
  ['ENV «LEGACY» a b=c', ASSIGNED],
  ['ENV LEGACY a «b=c»', `!${ASSIGNED}`],
  ['LABEL «"com.example.a"»="b" «x»=y', 'variable.other.assignment.label'],
  ['LABEL a="«한글 🐳»" b=c', DOUBLE],
  ['LABEL a="한글 🐳" «b»=c', 'variable.other.assignment.label'],
  ['EXPOSE «80» 443/tcp «8000»-«8010»/udp', 'constant.numeric.port'],
  ['EXPOSE 443/«tcp»', 'keyword.other.protocol'],
  ['EXPOSE 8000«-»8010', 'keyword.operator.range'],
  ['USER «1000»:«1000»', 'constant.numeric.id'],
  ['USER app«:»app', 'punctuation.separator.group'],
  ['STOPSIGNAL «SIGTERM»', 'constant.language.signal'],
  ['STOPSIGNAL «9»', 'constant.numeric.signal'],
  ['COPY src/«*».js "«a b»" ./', '!invalid'],
  ['COPY "«a b»" ./', DOUBLE],
  ['HEALTHCHECK «NONE»', 'constant.language.none'],
]);

rows('exec form', [
  ['CMD «[»"a"]', 'punctuation.definition.array.begin'],
  ['CMD ["«a»", "b"]', DOUBLE],
  ['CMD ["a"«,» "b"]', 'punctuation.separator.comma'],
  ['CMD ["a«\\"»b"]', ESCAPE],
  ['ENTRYPOINT ["a", \\\n  # comment\n  "«b»"]', DOUBLE],
  ['SHELL ["«/bin/bash»", "-c"]', DOUBLE],
  ['RUN ["«a»"]', DOUBLE, '!source.shell'],
  ['RUN [ -f «x» ] && y', 'source.shell', '!meta.exec-form'],
  ["CMD ['«a»']", 'source.shell'],
  ['HEALTHCHECK CMD ["«a»"]', DOUBLE],
  ['CMD ["a\n«FROM» scratch', KEYWORD],
]);
