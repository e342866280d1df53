import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, type LibraryCheckOptions } from '../library.ts';

/** What is found, as `rule:line`. */
const found = (text: string, options?: LibraryCheckOptions): string[] =>
  check(text, options).map(({ rule, line }) => `${rule}:${line}`);

type Cases = readonly (readonly [
  name: string,
  text: string,
  expected: readonly string[],
  options?: LibraryCheckOptions,
])[];

function run(cases: Cases): void {
  for (const [name, text, expected, options] of cases) {
    it(name, () => {
      assert.deepEqual(found(text, options).sort(), [...expected].sort());
      assert.deepEqual(found(text.replaceAll('\n', '\r\n'), options).sort(), [...expected].sort(), 'CRLF');
    });
  }
}

describe('stages', () => {
  run([
    ['upper case', 'FROM a:1 AS Web\nFROM a:1 AS web2\n', ['StageNameCasing:1']],
    ['as', 'from a:1 AS x\nfrom a:1 as y\n', ['FromAsCasing:1']],
    ['From in mixed case says nothing of as', 'From a:1 as x\nFROM a:1 AS y\n', ['ConsistentInstructionCasing:1']],
    ['the same name in another case', 'FROM a:1 AS x\nFROM b:1 AS X\n', ['StageNameCasing:2', 'DuplicateStageName:2']],
    ['reserved', 'FROM a:1 AS scratch\n', ['ReservedStageName:1']],
    ['scratch as a base', 'FROM scratch\n', []],
    ['constant platform', 'FROM --platform=linux/arm64 a:1\n', ['FromPlatformFlagConstDisallowed:1']],
    ['its processor in the name', 'FROM --platform=linux/aarch64 a:1 AS on-arm64\n', []],
    ['its system in the name', 'FROM --platform=arm64 a:1 AS linux-tools\n', []],
    ['platform from an argument', 'FROM --platform=$BUILDPLATFORM a:1\n', []],
    ['target platform', 'FROM --platform=${TARGETPLATFORM:-x} a:1\n', ['RedundantTargetPlatform:1']],
    [
      'a platform that nothing declares',
      'FROM --platform=$BULIDPLATFORM a:1\n',
      ['UndefinedArgInFrom:1', 'bad-flag-value:1'],
    ],
    ['half of one', 'FROM --platform=linux/${ARC} a:1\n', ['UndefinedArgInFrom:1', 'bad-flag-value:1']],
    ['one with a default', 'FROM --platform=${P:-linux/amd64} a:1\n', ['UndefinedArgInFrom:1']],
    ['one that a build argument may give', 'ARG P\nFROM --platform=$P a:1\n', []],
    ['part of the target platform', 'FROM --platform=$TARGETOS/arm64 a:1\n', []],
  ]);
});

describe('casing of instructions', () => {
  run([
    ['the fewer', 'FROM a:1\nrun x\nRUN y\n', ['ConsistentInstructionCasing:2']],
    ['the fewer upper ones', 'from a:1\nRUN x\nrun y\n', ['ConsistentInstructionCasing:2']],
    ['upper case when there are as many', 'from a:1\nRUN x\n', ['ConsistentInstructionCasing:1']],
    ['arguments above FROM and triggers do not count', 'arg A=1\narg B=1\nFROM a:1\nONBUILD run x\n', []],
    ['a heredoc is not looked at', 'FROM a:1\nRUN <<EOF\nfrom x\nrun y\nEOF\n', []],
  ]);
});

describe('variables', () => {
  run([
    ['undefined in a plain image', 'FROM alpine:3\nWORKDIR /$APP\n', ['UndefinedVar:2']],
    ['an image may define it', 'FROM node:24\nWORKDIR /$NODE_HOME\n', []],
    ['no image defines it in lower case', 'FROM node:24\nWORKDIR /$app\n', ['UndefinedVar:2']],
    ['nearly the name of an argument', 'FROM node:24\nARG VERSION=1\nLABEL v=$VERSIO\n', ['UndefinedVar:3']],
    ['an argument of FROM alone', 'ARG V=1\nFROM node:$V\nLABEL v=$V\n', ['UndefinedVar:3']],
    ['declared again', 'ARG V=1\nFROM node:$V\nARG V\nLABEL v=$V\n', []],
    ['a platform argument', 'FROM node:24\nLABEL v=$TARGETARCH\n', ['UndefinedVar:2']],
    ['of the stage below', 'FROM alpine:3 AS a\nENV X=1\nFROM a\nLABEL x=$X\n', []],
    ['of another stage', 'FROM alpine:3 AS a\nENV X=1\nFROM alpine:3\nLABEL x=$X\n', ['UndefinedVar:4']],
    ['in the same ENV', 'FROM alpine:3\nENV A=1 B=$A\n', ['UndefinedVar:2']],
    ['in the same ARG', 'FROM alpine:3\nARG A=1 B=$A\n', []],
    ['in a body', 'FROM alpine:3\nCOPY <<EOF /x\n$WHO\nEOF\n', ['UndefinedVar:2']],
    ['in a quoted body', 'FROM alpine:3\nCOPY <<"EOF" /x\n$WHO\nEOF\n', []],
    ['for the shell', 'FROM alpine:3\nRUN echo $WHO\nCMD ["sh", "-c", "echo $WHO"]\n', []],
    ['twice in one instruction', 'FROM alpine:3\nLABEL a=$X b=$X \\\n  c=$Y\n', ['UndefinedVar:2', 'UndefinedVar:2']],
    ['in a trigger', 'FROM alpine:3\nONBUILD WORKDIR /$X\n', []],
    ['escaped', "FROM alpine:3\nLABEL a=\\$X b='$Y'\n", []],
    ['FROM', 'ARG BASE=alpine\nFROM ${BAES}:3\n', ['UndefinedArgInFrom:2', 'InvalidDefaultArgInFrom:2']],
    [
      'FROM, declared too late',
      'FROM alpine:3 AS a\nARG T=1\nFROM alpine:$T\n',
      ['UndefinedArgInFrom:3', 'InvalidDefaultArgInFrom:3'],
    ],
    ['empty by default', 'ARG TAG\nFROM a:$TAG\n', ['InvalidDefaultArgInFrom:2']],
    ['a stage by argument', 'ARG S=x\nFROM a:1 AS x\nFROM $S\n', []],
    ['by platform', 'FROM a:1 AS build-amd64\nFROM build-$TARGETARCH\n', []],
    [
      'a secret',
      'FROM a:1\nARG API_TOKEN\nENV DB_PASSWORD=x TOKEN_FILE=/y\n',
      ['SecretsUsedInArgOrEnv:2', 'SecretsUsedInArgOrEnv:3'],
    ],
    ['no secret', 'ARG TOKEN\nFROM a:1\nENV PUBLIC_KEY=1 MONKEY=2\n', []],
  ]);
});

describe('the rest', () => {
  run([
    ['an empty line in a continued instruction', 'FROM a:1\nRUN x \\\n\n  y \\\n\n  z\n', ['NoEmptyContinuation:6']],
    ['a comment in a continued instruction', 'FROM a:1\nRUN x \\\n# c\n  y\n', []],
    ['shell form', 'FROM a:1\nCMD x\nENTRYPOINT y\n', ['JSONArgsRecommended:2', 'JSONArgsRecommended:3']],
    ['shell form by choice', 'FROM a:1 AS x\nSHELL ["/bin/bash", "-c"]\nFROM x\nCMD y\n', []],
    [
      'several',
      'FROM a:1\nCMD ["x"]\nCMD ["y"]\nCMD ["z"]\n',
      ['MultipleInstructionsDisallowed:2', 'MultipleInstructionsDisallowed:3'],
    ],
    ['one in each stage', 'FROM a:1\nCMD ["x"]\nFROM a:1\nCMD ["y"]\n', []],
    ['a trigger is none', 'FROM a:1\nCMD ["x"]\nONBUILD CMD ["y"]\n', []],
    ['legacy', 'FROM a:1\nENV a b c\nLABEL d e\n', ['LegacyKeyValueFormat:2', 'LegacyKeyValueFormat:3']],
    ['relative at first', 'FROM a:1\nWORKDIR x\nWORKDIR y\n', ['WorkdirRelativePath:2']],
    ['relative below', 'FROM a:1 AS x\nWORKDIR /x\nFROM x\nWORKDIR y\n', []],
    ['a path of Windows', '# escape=`\nFROM a:1\nWORKDIR C:\\app\n', []],
    ['a variable of the image', 'FROM node:24\nWORKDIR $HOME/x\n', []],
    ['ports', 'FROM a:1\nEXPOSE 80/TCP 1:2 $P\n', ['ExposeProtoCasing:2', 'ExposeInvalidFormat:2']],
    ['experimental rules are off', '# x\nFROM a:1 AS b\nCOPY f /\n', [], { dockerignore: 'f\n' }],
    [
      'experimental rules are on',
      '# check=experimental=all;skip=all\n# x\nFROM a:1 AS b\nCOPY f g/h i.* /\n',
      ['InvalidDefinitionDescription:3', 'CopyIgnoredFile:4', 'CopyIgnoredFile:4', 'CopyIgnoredFile:4'],
      { dockerignore: 'f\n**/h\n*.\\*\n' },
    ],
    ['exceptions of .dockerignore', '# check=experimental=all\nFROM a:1\nCOPY f /\n', [], { dockerignore: '*\n!f\n' }],
    ['from elsewhere', '# check=experimental=all\nFROM a:1\nCOPY --from=b f /\n', [], { dockerignore: 'f\n' }],
  ]);
});

describe('what a file says of the rules', () => {
  const legacy = (comment: string): string => `FROM a:1\n${comment}\nENV a b\nENV c d\n`;
  run([
    ['skip one', '# check=skip=LegacyKeyValueFormat\nFROM a:1\nENV a b\nCMD x\n', ['JSONArgsRecommended:4']],
    ["skip by another tool's name", '# check=skip=DL3025\nFROM a:1\nCMD x\n', []],
    ['skip in any case', '# check=skip=legacykeyvalueformat\nFROM a:1\nENV a b\n', []],
    [
      'only up to the first blank',
      '# check=skip=JSONArgsRecommended, LegacyKeyValueFormat\nFROM a:1\nENV a b\nCMD x\n',
      ['LegacyKeyValueFormat:3'],
    ],
    ['and why', '# check=skip=LegacyKeyValueFormat // old\nFROM a:1\nENV a b\n', []],
    ['skip all', '# check=skip=all\nFROM a:1\nENV a b\nCMD x\n', []],
    ['errors stay', '# check=skip=all\nFROM a:1\nHELLO\n', ['unknown-instruction:3']],
    ['above an instruction', legacy('# check=skip=LegacyKeyValueFormat'), ['LegacyKeyValueFormat:4']],
    [
      'above an instruction, several',
      legacy('# check=skip=UndefinedVar,LegacyKeyValueFormat'),
      ['LegacyKeyValueFormat:4'],
    ],
    ['above an instruction, all', legacy('# check=skip=all'), ['LegacyKeyValueFormat:4']],
    ['not right above it', legacy('# check=skip=all\n'), ['LegacyKeyValueFormat:4', 'LegacyKeyValueFormat:5']],
    ['another tool', 'FROM a:1\n# hadolint ignore=DL4000,DL3006\nMAINTAINER me\n', []],
    ['another tool, and why', 'FROM a:1\n# hadolint ignore=DL4000 # it is mine\nMAINTAINER me\n', []],
    ['another tool, everywhere', '# hadolint global ignore=DL4000\nFROM a:1\nMAINTAINER me\n', []],
    [
      'another tool, switched off',
      '# hadolint global ignore=DL4000\nFROM a:1\nMAINTAINER me\n',
      ['MaintainerDeprecated:3'],
      { disableIgnorePragma: true },
    ],
    ['by the configuration', 'FROM a:1\nMAINTAINER me\n', [], { ignored: ['DL4000'] }],
    ['by setting', 'FROM a:1\nMAINTAINER me\n', [], { severities: { MaintainerDeprecated: 'off' } }],
    [
      'a file goes before a setting',
      '# check=skip=MaintainerDeprecated\nFROM a:1\nMAINTAINER me\n',
      [],
      { severities: { MaintainerDeprecated: 'error' } },
    ],
    [
      'a setting turns on what is off',
      'FROM a:1\nCOPY f /\n',
      ['CopyIgnoredFile:2'],
      { severities: { CopyIgnoredFile: 'hint' }, dockerignore: 'f' },
    ],
  ]);

  it('errors', () => {
    assert.equal(check('# check=error=true\nFROM a:1\nCMD x\n')[0]?.severity, 'error');
    assert.equal(check('FROM a:1\nCMD x\n')[0]?.severity, 'warning');
    assert.equal(check('FROM a:1\nCMD x\n', { severities: { DL3025: 'hint' } })[0]?.severity, 'hint');
  });

  it('in either language', () => {
    assert.match(check('FROM a:1\nCMD x\n', { language: 'ko' })[0]?.message ?? '', /신호/);
    assert.match(check('FROM a:1\nCMD x\n')[0]?.message ?? '', /signals/);
  });
});
