import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { LANGUAGES } from '../../contract/localized.ts';
import { errorEntries, errorTexts, explainError } from './explainError.ts';

const notes = path.join(import.meta.dirname, '../../../media/notes/en');
const pages = new Set(
  readdirSync(notes, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(notes, name))
    .filter((file) => file.endsWith('.md') && existsSync(file))
    .map((file) => /^id: (\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1]),
);

describe('errors of the engine and the docker command', () => {
  it('are fifty or more, each once', () => {
    const ids = errorEntries.map(({ id }) => id);
    assert.ok(ids.length >= 50, String(ids.length));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  for (const entry of errorEntries) {
    it(`${entry.id}: its example is told from all others`, () => {
      const found = explainError(`some output\n${entry.example}\n`);
      assert.equal(found?.entry.id, entry.id);
      assert.equal(found.entry, entry);
      assert.ok(pages.has(entry.topic), entry.topic);
      for (const language of LANGUAGES) {
        const { meaning, help, line } = errorTexts(found, language);
        assert.doesNotMatch(`${meaning} ${help} ${line ?? ''}`, /\{\d\}/);
        assert.match(meaning, language === 'ko' ? /[가-힣]/ : /[a-z]/);
      }
      if (entry.line !== undefined) assert.match(errorTexts(found, 'en').line ?? '', /^docker /);
    });
  }

  const forms: readonly (readonly [string, string])[] = [
    ['port-taken', 'failed to bind host port for 0.0.0.0:80:172.17.0.2:80/tcp: address already in use'],
    ['port-taken', 'failed to bind host port for [::]:80:172.17.0.2:80/tcp: address already in use'],
    ['port-taken', 'failed to bind host port 0.0.0.0:80/tcp: address already in use'],
    ['port-taken', 'Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use.'],
    ['port-forbidden', 'listen tcp4 0.0.0.0:80: bind: permission denied'],
    ['argument-count', "docker: 'docker image tag' requires 2 arguments"],
    ['argument-count', "ERROR: docker: 'docker buildx build' requires 1 argument"],
    ['argument-count', "docker: 'docker version' accepts no arguments"],
    ['argument-count', '"docker container rm" requires at least 1 argument.'],
    ['argument-count', '"docker build" requires exactly 1 argument.'],
    ['archive-to-terminal', 'cowardly refusing to export to a terminal, specify a file path'],
    ['push-no-tag', 'tag does not exist: docker.io/library/shop:latest'],
    ['registry-silent', 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)'],
    ['script-interpreter', 'standard_init_linux.go:228: exec user process caused: no such file or directory'],
    ['copy-sides', 'copying between containers is not supported'],
    ['copy-missing', 'COPY failed: forbidden path outside the build context: ../x ()'],
    ['file-missing', 'open shop.tar: no such file or directory'],
    ['compose-key', 'services.web Additional property prots is not allowed'],
    ['compose-yaml', 'yaml: unmarshal errors:\n  line 4: cannot unmarshal !!str `web` into map'],
    ['port-format', 'docker: invalid containerPort: web'],
    ['unknown-command', 'docker: unknown command: docker compose'],
  ];
  for (const [id, output] of forms) {
    it(`${id}: ${output.split('\n')[0] ?? ''}`, () => {
      const found = explainError(`${output}\n\nRun 'docker run --help' for more information\n`);
      assert.equal(found?.entry.id, id);
      assert.doesNotMatch(JSON.stringify(errorTexts(found, 'en')), /\{\d\}/);
    });
  }

  it('take no output of a program for one of docker', () => {
    assert.equal(explainError('nginx: [emerg] open() "/etc/nginx/nginx.conf" failed'), undefined);
    assert.equal(explainError('app: could not open data.csv: no such file or directory'), undefined);
  });

  it('are found through the colours of a terminal', () => {
    const output = '\u001b[31mError response from daemon:\u001b[0m No such \u001b[1mcontainer\u001b[0m: api\r\n';
    assert.equal(explainError(output)?.entry.id, 'container-missing');
  });

  it('quotes what the output named', () => {
    const found = explainError('No such image: a;reboot');
    assert.ok(found);
    const evil = { entry: { ...found.entry, line: 'docker rmi {0}' }, groups: found.groups };
    assert.equal(errorTexts(evil, 'en').line, "docker rmi 'a;reboot'");
  });

  it('leaves out a line whose name is not known', () => {
    const found = explainError('You cannot attach to a stopped container, start it first');
    assert.equal(found?.entry.id, 'container-not-running');
    assert.equal(errorTexts(found, 'en').line, undefined);
  });

  it('says nothing of what nobody knows', () => {
    assert.equal(explainError('Hello from a container\nall is well\n'), undefined);
  });

  it('reads any text in a moment', async (test) => {
    const alphabet = ['docker', ': ', 'No such ', 'exec: "', '"', '\n', 'failed', ' ', 'a'.repeat(50), '\u001b]', '/'];
    await property(test, 200, (random) => {
      explainError(random.text(alphabet, 3000));
    });
  });
});
