import type { Connection } from '../../contract/endpoint.ts';
import { Failure } from '../../contract/failure.ts';
import type { Choice, OneOperation } from '../../contract/operation.ts';
import { record, text } from '../../model/raw.ts';

/** A published port, as a browser can reach it. */
interface Published {
  readonly host: string;
  readonly port: number;
  readonly containerPort: string;
}

export const openPort: OneOperation = {
  kind: 'one',
  id: 'container.openPort',
  title: { en: 'Open in Browser', ko: '브라우저에서 열기' },
  icon: 'link-external',
  topic: 'cli.container.port',
  on: 'container',
  states: ['running'],
  placements: [{ group: '1_enter@5' }],
  run: async ({ engine, ui, webScheme }, thing) => {
    const { NetworkSettings } = record(await engine.inspect('container', thing.id, thing.name));
    const published = publishedPorts(record(NetworkSettings)['Ports'], engine.endpoint.connection);
    const [first, ...others] = published;
    if (first === undefined) throw new Failure('container.noPort', [thing.name]);
    const chosen = others.length === 0 ? first : await askFor(published);
    if (chosen === undefined) return;
    const asking = ui.speak({ en: 'Asking {0}', ko: '{0}에 확인하는 중' }, address(chosen));
    const scheme = await ui.during(asking, () => webScheme(chosen.host, chosen.port));
    await ui.openUrl(`${scheme ?? usualScheme(chosen)}://${address(chosen)}/`);

    async function askFor(ports: readonly Published[]): Promise<Published | undefined> {
      const choices = ports.map(
        (port): Choice<Published> => ({ label: address(port), description: `→ ${port.containerPort}`, value: port }),
      );
      return ui.pick(ui.speak(openPort.title), ui.speak({ en: 'Which port?', ko: '어느 포트입니까?' }), choices);
    }
  },
};

/** @param ports `NetworkSettings.Ports` of an inspected container */
export function publishedPorts(ports: unknown, connection: Connection): Published[] {
  const found = Object.entries(record(ports)).flatMap(([containerPort, bindings]) => {
    if (!containerPort.endsWith('/tcp') || !Array.isArray(bindings)) return [];
    return (bindings as unknown[]).map((binding): Published => {
      const raw = record(binding);
      return { host: hostOf(text(raw, 'HostIp'), connection), port: Number(text(raw, 'HostPort')), containerPort };
    });
  });
  const fit = found.filter(({ port }) => port > 0 && port <= 65535);
  // One port is often published for IPv4 and IPv6 alike.
  return [...new Map(fit.map((port) => [address(port), port])).values()];
}

/** Where the engine is, its ports are; an address that is meant for all of its network cards is none to go to. */
function hostOf(hostIp: string, connection: Connection): string {
  const isAny = hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::';
  if (connection.kind === 'socket') return isAny ? 'localhost' : hostIp;
  const isLoopback = hostIp.startsWith('127.') || hostIp === '::1';
  return isAny || isLoopback ? connection.host : hostIp;
}

function address({ host, port }: Published): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Nobody answered: the server may still be starting. */
function usualScheme({ containerPort }: Published): string {
  return /^(?:443|8443)\//.test(containerPort) ? 'https' : 'http';
}
