import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor } from '../../../test/helpers/dockerfiles.ts';
import { LANGUAGES } from '../../../test/helpers/pages.ts';
import { DockerfileDocument } from '../document.ts';
import { flags } from '../knowledge/flags.ts';
import { instructions } from '../knowledge/instructions.ts';
import { labels } from '../knowledge/labels.ts';
import { mountKeys, mountTypes } from '../knowledge/mounts.ts';
import { shellCommands } from '../knowledge/shellCommands.ts';
import { predefinedVariables } from '../knowledge/variables.ts';
import { rules } from '../rules/list.ts';
import { complete } from './completion.ts';
import { hover } from './hover.ts';
import { signatureHelp } from './signatureHelp.ts';

function labelsAt(marked: string): readonly string[] {
  const { text, offset } = atCursor(marked);
  return complete(new DockerfileDocument(text), offset, { rules }).items.map(({ label }) => label);
}

for (const language of LANGUAGES) {
  const hoverAt = (marked: string): string => {
    const { text, offset } = atCursor(marked);
    return hover(new DockerfileDocument(text), offset, { language, pageOf: () => undefined })?.markdown ?? '';
  };

  describe(`every entry of the tables has a hover in ${language}`, () => {
    it('flags', () => {
      for (const { instruction, name, summary, default: usual, since } of flags) {
        const told = hoverAt(`FROM a\n${instruction} ${name.slice(0, 3)}|${name.slice(3)}=x b /c`);
        for (const part of [summary[language], usual ?? '', since?.version ?? '']) {
          assert.ok(told.includes(part), `${instruction} ${name}: ${part} in ${told}`);
        }
      }
    });

    it('types and keys of mounts', () => {
      for (const { type, summary } of mountTypes) {
        assert.ok(hoverAt(`FROM a\nRUN --mount=type=|${type},target=/x b`).includes(summary[language]), type);
        for (const { key, aliases, types, summary: about } of mountKeys) {
          if (!types.includes(type)) continue;
          for (const name of [key, ...aliases]) {
            const value = name === 'type' ? type : '1';
            const told = hoverAt(`FROM a\nRUN --mount=type=${type},|${name}=${value} b`);
            assert.ok(told.includes(about[language]), `${type} ${name}: ${told}`);
          }
        }
      }
    });

    it('labels', () => {
      for (const { key, summary } of labels) {
        assert.ok(hoverAt(`FROM a\nLABEL |${key}=x`).includes(summary[language]), key);
      }
    });

    it('predefined variables', () => {
      for (const { name, summary } of predefinedVariables) {
        assert.ok(hoverAt(`FROM a\nARG ${name}\nRUN echo $|${name}`).includes(summary[language]), name);
      }
    });

    it('programs of the shell', () => {
      for (const { name, aliases, summary } of shellCommands) {
        for (const program of [name, ...aliases]) {
          assert.ok(hoverAt(`FROM a\nRUN |${program} x`).includes(summary[language]), program);
        }
      }
    });

    it('instructions: layer, cache, and when they act', () => {
      const acts = language === 'en' ? /It acts|While building|when a container runs/ : /적용됩니다/;
      const layer = language === 'en' ? /Adds (a|no) layer|Leaves nothing/ : /레이어|아무것도 남기지/;
      for (const { keyword } of instructions) {
        const told = hoverAt(keyword === 'FROM' ? 'F|ROM a' : `FROM a\n|${keyword} b`);
        assert.match(told, acts, keyword);
        assert.match(told, layer, keyword);
      }
      const cache = language === 'en' ? 'What breaks its cache' : '캐시가 깨지는 때';
      for (const keyword of ['RUN', 'COPY', 'ADD', 'WORKDIR']) {
        assert.ok(hoverAt(`FROM a\n|${keyword} b`).includes(cache), keyword);
      }
    });
  });
}

describe('every flag', () => {
  it('is offered by completion', () => {
    for (const { instruction, name } of flags) {
      const offered = labelsAt(`${instruction === 'FROM' ? '' : 'FROM a\n'}${instruction} --|`);
      const isOffered = offered.some((label) => label.startsWith(name));
      assert.ok(isOffered, `${instruction} ${name}: ${offered.join()}`);
    }
  });

  it('has each of its values offered', () => {
    for (const { instruction, name, choices } of flags) {
      const offered = labelsAt(`${instruction === 'FROM' ? '' : 'FROM a\n'}${instruction} ${name}=|`);
      for (const { value } of choices) {
        assert.ok(
          offered.some((label) => label.includes(value)),
          `${instruction} ${name}=${value}: ${offered.join()}`,
        );
      }
    }
  });

  it('has a signature', () => {
    for (const { instruction, name } of flags) {
      const { text, offset } = atCursor(`FROM a\n${instruction} ${name}=|`);
      const help = signatureHelp(new DockerfileDocument(text), offset, 'en');
      const label = help?.signatures[help.active]?.label ?? '';
      assert.ok(label.includes(name), `${instruction} ${name}: ${label}`);
    }
  });
});
