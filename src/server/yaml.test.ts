import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDocument } from '../shell/documents/dockerLine.ts';
import { LineFinder } from '../shell/documents/findLines.ts';
import { runSteps } from './yaml.ts';

describe('docker lines of workflows', () => {
  it('the run steps of workflows, in every style, and no other key', () => {
    const text = `on: push
jobs:
  a:
    steps:
      - name: docker ps
        run: |
          docker build \\
            -t shop:\${{ github.sha }} .
          docker push shop
      - run: >-
          docker ps
      - run: docker images # all
      - run: 'docker run -e A=''b'' x'
      - run: "docker logs \\"web\\""
      - { run: docker info }
      - run: print("docker ps")
        shell: python
      - run: docker ps
        shell: pwsh
`;
    assert.deepEqual(
      linesOf(text).map(({ line, dialect }) => [line.replace(/_+/, '_'), dialect]),
      [
        ['docker build   -t shop:${_} .', 'posix'],
        ['docker push shop', 'posix'],
        ['docker ps', 'posix'],
        ['docker images', 'posix'],
        ["docker run -e A='b' x", 'posix'],
        ['docker logs "web"', 'posix'],
        ['docker info', 'posix'],
        ['docker ps', 'powershell'],
      ],
    );
  });

  it('folded ones: a line end is a blank, but not at empty lines and not around what is indented further', () => {
    const text = `jobs:
  a:
    steps:
      - run: >
          docker run
          --net host
          nginx:\${{ matrix.v }}

          docker ps
            -a
          docker images
      - run: >-
          docker build \\
            -t x .
      - run: docker run
          --name web
          nginx
      - run: 'docker pull \${{ env.I }}'
`;
    for (const document of [text, text.replaceAll('\n', '\r\n')]) {
      const lines = linesOf(document);
      assert.deepEqual(
        lines.map(({ line }) => line.replace(/_+/, '_')),
        [
          'docker run --net host nginx:${_}',
          'docker ps',
          'docker images',
          'docker build   -t x .',
          'docker run --name web nginx',
          'docker pull ${_}',
        ],
      );
      for (const { line, at } of lines) {
        for (const word of line.match(/[\w-]*[a-z][\w-]*/g) ?? []) {
          const place = at(line.indexOf(word));
          assert.equal(document.slice(place, place + word.length), word);
        }
      }
    }
  });

  it('lead every character back to the document', () => {
    const text =
      'jobs:\n  a:\n    steps:\n      - run: |\n          docker run \\\n            -e A=x y\n      - run: "docker logs \\"w\\""\n';
    for (const { line, at } of linesOf(text)) {
      for (const letter of ['docker', 'run', 'y', 'w']) {
        const found = line.indexOf(letter);
        if (found !== -1) assert.equal(text.slice(at(found), at(found) + letter.length), letter);
      }
    }
  });

  it('are none where the YAML is half written, and nothing throws', () => {
    for (const text of [
      '',
      'jobs: [',
      'jobs:\n  a:\n    steps:\n      - run: "docker',
      '- run: docker ps',
      '{run: {steps: x}}',
    ]) {
      assert.ok(linesOf(text).length <= 1);
    }
  });
});

function linesOf(text: string): { line: string; dialect: string; at: (offset: number) => number }[] {
  const { blocks } = new LineFinder().find(text, 'workflow', { check: () => 'known', steps: runSteps });
  return blocks.flatMap(({ start, lines }) =>
    lines.map((line) => ({ line: line.text, dialect: line.dialect, at: (offset) => start + toDocument(line, offset) })),
  );
}
