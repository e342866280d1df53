import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor, LINE_VARIANTS, ONBUILD } from '../../../test/helpers/dockerfiles.ts';
import { DockerfileDocument } from '../document.ts';
import { forms } from '../knowledge/forms.ts';
import { type SignatureHelp, signatureHelp } from './signatureHelp.ts';

function helpAt(marked: string): SignatureHelp | undefined {
  const { text, offset } = atCursor(marked);
  return signatureHelp(new DockerfileDocument(text), offset, 'en');
}

/** The label of the form that is active, the active parameter in `«»`. */
function shownAt(marked: string): string {
  const help = helpAt(marked);
  const signature = help?.signatures[help.active];
  const span = signature?.parameters[help?.activeParameter ?? 0]?.span;
  if (signature === undefined || span === undefined) return '';
  const { label } = signature;
  return `${label.slice(0, span.start)}«${label.slice(span.start, span.end)}»${label.slice(span.end)}`;
}

const cases: readonly [string, string][] = [
  ['FROM x\nFROM |', 'FROM [--platform=PLATFORM] «IMAGE» [AS NAME]'],
  ['FROM x\nFROM --pl|', 'FROM [--platform=«PLATFORM»] IMAGE [AS NAME]'],
  ['FROM x\nFROM a|', 'FROM [--platform=PLATFORM] «IMAGE» [AS NAME]'],
  ['FROM x\nFROM a AS |', 'FROM [--platform=PLATFORM] IMAGE [AS «NAME»]'],
  ['FROM x\nRUN a b|', 'RUN [OPTIONS] «COMMAND»'],
  ['FROM x\nRUN --ne|', 'RUN [«OPTIONS»] COMMAND'],
  ['FROM x\nRUN ["a|', 'RUN [OPTIONS] [«"PROGRAM"», "ARGUMENT", ...]'],
  ['FROM x\nRUN ["a", "b|', 'RUN [OPTIONS] ["PROGRAM", «"ARGUMENT"», ...]'],
  ['FROM x\nRUN <<E|', 'RUN [OPTIONS] <<«DELIMITER»'],
  ['FROM x\nRUN --network=|', '--network=«default|none|host»'],
  ['FROM x\nRUN --mount=type=tmpfs,|', '--mount=type=tmpfs,«target=TARGET»[,size=SIZE]'],
  ['FROM x\nRUN --mount=type=tmpfs,target=/x,size=1|', '--mount=type=tmpfs,target=TARGET[,«size=SIZE»]'],
  ['FROM x\nRUN --mount=ty|', '--mount=«type=bind»,target=TARGET[,source=SOURCE][,from=FROM][,readwrite][,readonly]'],
  ['FROM x\nCOPY |', 'COPY [OPTIONS] «SOURCE» ... TARGET'],
  ['FROM x\nCOPY a |', 'COPY [OPTIONS] SOURCE ... «TARGET»'],
  ['FROM x\nCOPY --chown=|', '--chown=«USER[:GROUP]»'],
  ['FROM x\nADD ["a", "b|', 'ADD [OPTIONS] ["SOURCE", ... «"TARGET"»]'],
  ['FROM x\nARG A|', 'ARG «NAME»[=DEFAULT] ...'],
  ['FROM x\nARG A=|', 'ARG NAME[=«DEFAULT»] ...'],
  ['FROM x\nENV A=1 B|', 'ENV «KEY»=VALUE ...'],
  ['FROM x\nENV A=1 B="|', 'ENV KEY=«VALUE» ...'],
  ['FROM x\nLABEL |', 'LABEL «KEY»=VALUE ...'],
  ['FROM x\nEXPOSE 80/|', 'EXPOSE PORT[/«PROTOCOL»] ...'],
  ['FROM x\nUSER a:|', 'USER NAME[:«GROUP»]'],
  ['FROM x\nWORKDIR |', 'WORKDIR «PATH»'],
  ['FROM x\nSTOPSIGNAL |', 'STOPSIGNAL «SIGNAL»'],
  ['FROM x\nHEALTHCHECK |', 'HEALTHCHECK [OPTIONS] CMD «COMMAND»'],
  ['FROM x\nHEALTHCHECK --interval=|', '--interval=«DURATION»'],
  ['FROM x\nHEALTHCHECK --retries=3 CMD a|', 'HEALTHCHECK [OPTIONS] CMD «COMMAND»'],
  ['FROM x\nHEALTHCHECK none|', 'HEALTHCHECK «NONE»'],
  ['FROM x\nCMD |', 'CMD [«"PROGRAM"», "ARGUMENT", ...]'],
  ['FROM x\nCMD a|', 'CMD «COMMAND»'],
  ['FROM x\nENTRYPOINT ["a,b", |', 'ENTRYPOINT ["PROGRAM", «"ARGUMENT"», ...]'],
  ['FROM x\nSHELL ["|', 'SHELL [«"PROGRAM"», "ARGUMENT", ...]'],
  ['FROM x\nVOLUME ["/a", |', 'VOLUME [«"PATH"», ...]'],
  ['FROM x\nVOLUME /a |', 'VOLUME «PATH» ...'],
  ['FROM x\nMAINTAINER |', 'MAINTAINER «NAME»'],
  ['FROM x\nONBUILD |', 'ONBUILD «INSTRUCTION»'],
];

describe('signature help', () => {
  for (const [marked, expected] of cases) {
    it(JSON.stringify(marked), () => {
      for (const { name, of } of [...LINE_VARIANTS, ONBUILD]) {
        if (name === ONBUILD.name && /ONBUILD/.test(marked)) continue;
        assert.equal(shownAt(of(marked)), expected, name);
      }
    });
  }

  it('leads to where more is said', () => {
    const leads = (marked: string): string | undefined => {
      const { text, offset } = atCursor(marked);
      const more = (page: string, heading = ''): string => `more: ${page} ${heading}`.trim();
      const help = signatureHelp(new DockerfileDocument(text), offset, 'en', more);
      return help?.signatures[help.active]?.documentation.split('\n\n').at(-1);
    };
    assert.equal(leads('FROM x\nCOPY |'), 'more: dockerfile.copy');
    assert.equal(leads('FROM x\nCOPY --chown=|'), 'more: dockerfile.flags.copy --chown');
    assert.equal(leads('FROM x\nRUN --mount=type=tmpfs,|'), 'more: dockerfile.mounts tmpfs');
    assert.doesNotMatch(helpAt('FROM x\nCOPY |')?.signatures[0]?.documentation ?? '', /undefined|\n/);
  });

  it('goes on in the next line', () =>
    assert.equal(shownAt('COPY a \\\n  # why\n  |'), 'COPY [OPTIONS] SOURCE ... «TARGET»'));

  for (const marked of ['|', 'R|UN', 'RUN|', 'NONSENSE |', '# RUN |', 'RUN a\n|', 'RUN <<E\n|\nE', 'constructor |'])
    it(`has nothing to say at ${JSON.stringify(marked)}`, () => assert.equal(helpAt(marked), undefined));

  it('finds every parameter of every form in its label, in both languages', () => {
    for (const [keyword, all] of Object.entries(forms)) {
      for (const language of ['en', 'ko'] as const) {
        const help = signatureHelp(new DockerfileDocument(`FROM a\n${keyword} `), 8 + keyword.length, language);
        assert.equal(help?.signatures.length, all.length);
        for (const [index, { label, parameters }] of help.signatures.entries()) {
          const expected = all[index]?.parameters ?? [];
          assert.deepEqual(
            parameters.map(({ span }) => label.slice(span.start, span.end)),
            expected.map((each) => each.label),
          );
          assert.deepEqual(
            parameters.map(({ documentation }) => documentation),
            expected.map(({ doc }) => doc[language]),
          );
        }
      }
    }
  });
});
