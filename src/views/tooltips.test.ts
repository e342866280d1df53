import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { HOSTILE } from '../../test/helpers/hostile.ts';
import { readMarkdown } from '../../test/helpers/markdown.ts';
import { property } from '../../test/helpers/random.ts';
import { container, image, network, volume } from '../../test/helpers/records.ts';
import { speakIn } from '../contract/localized.ts';
import type { ContainerRecord } from '../model/records.ts';
import { containerTooltip, imageTooltip, type Inspected, networkTooltip, volumeTooltip } from './tooltips.ts';

const en = speakIn('en');
const ko = speakIn('ko');
const NOW = 1_750_000_000_000;

/** The lines below the heading, by their label, Markdown's escapes undone. */
function lines(tooltip: string): Record<string, string> {
  const [, ...items] = tooltip.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    items.map((item) => {
      assert.ok(item.startsWith('- '), item);
      const [label = '', ...rest] = item.slice(2).split(': ');
      return [label, plain(rest.join(': '))];
    }),
  );
}

function plain(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const full = container({
  ports: [{ hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
  mounts: [
    { type: 'volume', source: 'data', destination: '/srv', writable: true },
    { type: 'bind', source: '/host', destination: '/mnt', writable: false },
    { type: 'tmpfs', source: '', destination: '/tmp', writable: true },
  ],
  networks: [
    { networkId: 'n', network: 'net', address: '172.18.0.2', addressV6: 'fd00::2' },
    { networkId: 'm', network: 'none', address: '', addressV6: '' },
  ],
  health: 'healthy',
});

describe('the tooltip of a container', () => {
  it('says all there is to say', () => {
    const inspected = { Path: '/entry.sh', Args: ['nginx', '-g', 'daemon off;'], State: {} };
    const tooltip = containerTooltip(full, inspected, en);
    assert.ok(tooltip.startsWith('**web** · running, healthy\n\n- '), tooltip);
    assert.deepEqual(lines(tooltip), {
      Image: '`nginx:alpine` `000000000000`',
      Command: '`/entry.sh nginx -g daemon off;`',
      Ports: '`8080→80/tcp`',
      Mounts: '`data → /srv` volume, `/host → /mnt` bind (read-only), `/tmp` tmpfs',
      Networks: '`net` `172.18.0.2` `fd00::2`, `none`',
      Health: 'healthy',
    });
  });

  it('says so in Korean', () => {
    assert.deepEqual(lines(containerTooltip(container({ state: 'exited', exitCode: 0 }), undefined, ko)), {
      이미지: '`nginx:alpine` `000000000000`',
      명령: '`nginx`',
      포트: '없음',
      마운트: '없음',
      네트워크: '없음',
      '헬스 체크': '없음',
      '종료 코드': '0',
    });
  });

  it('does with the list alone when it cannot be inspected', () => {
    const shown = lines(containerTooltip(full, undefined, en));
    assert.equal(shown['Command'], '`nginx`');
    assert.equal(shown['Health'], 'healthy');
  });

  const healths: readonly [Inspected, ContainerRecord['health'], string][] = [
    [{ State: { Health: { Status: 'unhealthy', FailingStreak: 3 } } }, 'healthy', 'unhealthy, 3 failures in a row'],
    [{ State: { Health: { Status: 'healthy', FailingStreak: 0 } } }, undefined, 'healthy'],
    [{ State: { Health: { Status: 'none' } } }, undefined, 'none'],
    [{ State: { Health: null } }, undefined, 'none'],
    [{ State: { Health: { Status: 7, FailingStreak: 'x' } } }, 'starting', 'starting'],
    [{}, 'unhealthy', 'unhealthy'],
    [{}, undefined, 'none'],
  ];
  for (const [inspected, health, expected] of healths) {
    it(`of ${inspect(inspected, { depth: 5 })} listed as ${String(health)}: ${expected}`, () =>
      assert.equal(lines(containerTooltip(container({ health }), inspected, en))['Health'], expected));
  }

  const ends: readonly [Partial<ContainerRecord>, Inspected, string | undefined][] = [
    [{ state: 'exited', exitCode: 1 }, { State: { ExitCode: 137 } }, '137'],
    [{ state: 'exited', exitCode: 1 }, {}, '1'],
    [{ state: 'exited', exitCode: 137 }, { State: { ExitCode: 137, OOMKilled: true } }, '137 (killed: out of memory)'],
    [{ state: 'dead' }, { State: { ExitCode: 2 } }, '2'],
    [{ state: 'dead' }, {}, undefined],
    [{ state: 'running' }, { State: { ExitCode: 0 } }, undefined],
    [{ state: 'created' }, { State: { ExitCode: 0 } }, undefined],
  ];
  for (const [fields, inspected, expected] of ends) {
    it(`exit code of ${inspect(fields)} with ${inspect(inspected)}: ${String(expected)}`, () =>
      assert.equal(lines(containerTooltip(container(fields), inspected, en))['Exit code'], expected));
  }

  it('has the error that the engine keeps', () => {
    const shown = lines(containerTooltip(container(), { State: { Error: 'no such file' } }, en));
    assert.equal(shown['Error'], '`no such file`');
    assert.equal(lines(containerTooltip(container(), { State: { Error: '' } }, en))['Error'], undefined);
  });
});

describe('the tooltips of the others', () => {
  it('of an image: size and age', () => {
    const tooltip = imageTooltip(image(), NOW, en);
    assert.ok(plain(tooltip).startsWith('**nginx:alpine** · abababababab\n\n- '));
    assert.deepEqual(lines(tooltip), { Size: '52.9 MB', Created: '2023-11-14 22:13 UTC (19 months old)' });
  });

  it('of an image that a registry knows: its digest', () => {
    const digest = `sha256:${'1f'.repeat(32)}`;
    assert.equal(lines(imageTooltip(image({ digest }), NOW, en))['Digest'], `\`${digest}\``);
    assert.equal(lines(imageTooltip(image({ digest: '' }), NOW, en))['Digest'], undefined);
  });

  it('of an image of which nobody knows when it was made', () =>
    assert.equal(lines(imageTooltip(image({ created: 0 }), NOW, en))['Created'], 'age unknown'));

  it('of an image from the end of time does not throw', () =>
    assert.equal(typeof imageTooltip(image({ created: 1e300 }), NOW, en), 'string'));

  it('of a volume', () => {
    assert.deepEqual(lines(volumeTooltip(volume(), ['web', 'db'], en)), {
      Driver: '`local`',
      Mountpoint: '`/mnt/data`',
      'In use by': '`web`, `db`',
    });
    assert.equal(lines(volumeTooltip(volume(), [], ko))['사용 중인 컨테이너'], '없음');
  });

  it('of a network', () => {
    const attachment = { networkId: 'n', network: 'net', address: '172.18.0.2', addressV6: '' };
    const web = container({ name: 'web' });
    const endpoint = { Aliases: ['db', 'store', web.id.slice(0, 12), '', 7] };
    const inspected = { NetworkSettings: { Networks: { net: endpoint } } };
    const members = [
      { container: web, attachment, inspected },
      { container: container({ name: 'off' }), attachment: { ...attachment, address: '' }, inspected: undefined },
    ];
    assert.deepEqual(lines(networkTooltip(network(), members, 3, en)), {
      Driver: '`bridge`',
      Scope: '`local`',
      Subnet: '`172.18.0.0/16`',
      'In use by': '`web` `172.18.0.2` (aliases `db` `store`), `off`, 3 more',
    });
    assert.match(
      containerTooltip(container({ ...web, networks: [attachment] }), inspected, ko),
      /\(별칭 `db` `store`\)/,
    );
    assert.equal(lines(networkTooltip(network({ subnets: [] }), [], 0, ko))['서브넷'], '없음');
  });
});

/** All tooltips with one text in every place where the engine could put it. */
function everywhere(text: string): string[] {
  const record = container({
    name: text,
    image: text,
    imageId: text,
    command: text,
    health: undefined,
    ports: [{ hostIp: text, hostPort: 1, containerPort: 2, protocol: text }],
    mounts: [{ type: text, source: text, destination: text, writable: false }],
    networks: [{ networkId: text, network: text, address: text, addressV6: text }],
  });
  const member = {
    container: record,
    attachment: { networkId: text, network: text, address: text, addressV6: text },
    inspected: { NetworkSettings: { Networks: { [text]: { Aliases: [text] } } } },
  };
  const state = { Error: text, Health: { Status: text, FailingStreak: 2 } };
  return [
    containerTooltip(record, { Path: text, Args: [text], State: state }, en),
    containerTooltip(record, undefined, ko),
    imageTooltip(image({ reference: text, id: text }), NOW, en),
    imageTooltip(image({ reference: '', repository: text }), NOW, ko),
    volumeTooltip(volume({ name: text, driver: text, mountpoint: text }), [text], en),
    networkTooltip(network({ name: text, driver: text, scope: text, subnets: [text] }), [member, member], 1, en),
  ];
}

describe('what strangers wrote', () => {
  for (const text of HOSTILE) {
    it(`stays text in every tooltip: ${JSON.stringify(text).slice(0, 50)}`, () => {
      for (const tooltip of everywhere(text)) {
        assert.deepEqual(readMarkdown(tooltip).strange, []);
        assert.ok(tooltip.length < 20_000);
      }
    });
  }

  it('adds no line and no item', () => {
    const count = (tooltip: string): number => tooltip.split('\n').length;
    const usual = everywhere('x').map(count);
    for (const text of HOSTILE) assert.deepEqual(everywhere(text).map(count), usual, text);
  });

  it('is no reason to throw, of whichever JSON it is', (test) =>
    property(test, 1000, (random) => {
      const inspected = random.json(['Path', 'Args', 'State', 'Health', 'Status', 'ExitCode', 'Error', 'OOMKilled']);
      const tooltip = containerTooltip(container({ state: 'exited' }), inspected as Inspected, en);
      assert.deepEqual(readMarkdown(tooltip).strange, []);
    }));
});
