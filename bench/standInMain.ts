import { rawContainer } from '../test/helpers/raw.ts';
import { StandInEngine } from '../test/helpers/standInEngine.ts';

/**
 * A stand-in engine in a process of its own, so that what it does is not measured: `standInMain.ts <containers>`. It says
 * where it listens. It answers from one list, and has a container `talker` with a log of a million lines, and sends
 * 100,000 events to who asks for `/info`.
 */
const LINES = 1_000_000;
const EVENTS = 100_000;

async function main(): Promise<void> {
  const count = Number(process.argv[2]);
  const containers = Array.from({ length: count }, (_, index) =>
    rawContainer(index, {
      Created: 1_700_000_000 - index,
      Labels: { 'com.docker.compose.project': `project-${index % 50}`, maintainer: 'somebody' },
      Ports: [{ IP: '0.0.0.0', PrivatePort: 80, PublicPort: 10_000 + (index % 20_000), Type: 'tcp' }],
      NetworkSettings: { Networks: { bridge: { NetworkID: 'b'.repeat(64), IPAddress: '172.17.0.2' } } },
    }),
  );
  const list = Buffer.from(JSON.stringify(containers));
  const standIn = await new StandInEngine().listen();
  standIn
    .on('GET /containers/json', ({ response, query }) => {
      const ids = JSON.parse(query.get('filters') ?? '{}') as { id?: string[] };
      if (ids.id === undefined) return response.end(list);
      return response.end(JSON.stringify(ids.id.map((id) => containers[Number(id)] ?? containers[0])));
    })
    .json('GET /images/json', [])
    .json('GET /volumes', { Volumes: [] })
    .json('GET /networks', [{ Id: 'b'.repeat(64), Name: 'bridge', Driver: 'bridge', Scope: 'local' }])
    .on('GET /events', ({ response }) => {
      response.flushHeaders();
      standIn.json('GET /info', {});
      standIn.on('GET /info', (asked) => {
        asked.response.end('{}');
        void sendEvents(
          (text) => response.write(text),
          (go) => response.once('drain', go),
        );
      });
    })
    .json('GET /containers/talker/json', { Config: { Tty: false }, State: { Running: true } })
    .on('GET /containers/talker/logs', ({ response }) => {
      void sendLines(
        (chunk) => response.write(chunk),
        (go) => response.once('drain', go),
      ).then(() => response.end());
    });
  process.stdout.write(`${standIn.socketPath}\n`);
  process.stdin.on('end', () => void standIn.close()).resume();
}

type Write<T> = (chunk: T) => boolean;
type Drain = (go: () => void) => void;

async function sendEvents(write: Write<string>, drain: Drain): Promise<void> {
  const actions = ['start', 'die', 'pause', 'unpause'];
  for (let sent = 0; sent < EVENTS; sent += 1) {
    const Actor = { ID: String(sent % 1000).padStart(64, '0'), Attributes: { name: `c${sent}`, exitCode: '0' } };
    const event = { Type: 'container', Action: actions[sent % actions.length], Actor, timeNano: sent };
    if (!write(`${JSON.stringify(event)}\n`)) await new Promise<void>(drain);
  }
}

async function sendLines(write: Write<Buffer>, drain: Drain): Promise<void> {
  for (let line = 1; line <= LINES; ) {
    const frames: Buffer[] = [];
    for (const end = Math.min(LINES, line + 999); line <= end; line += 1) {
      const text = Buffer.from(`line ${line}\n`);
      const header = Buffer.alloc(8);
      header[0] = 1;
      header.writeUInt32BE(text.length, 4);
      frames.push(header, text);
    }
    if (!write(Buffer.concat(frames))) await new Promise<void>(drain);
  }
}

void main();
