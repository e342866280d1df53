import type { Endpoint } from '../contract/endpoint.ts';
import type { EngineDiagnostics } from '../contract/engine.ts';
import type { Failure } from '../contract/failure.ts';
import type { SeenEvent, Status } from '../model/liveModel.ts';
import { maskText } from '../model/secrets.ts';
import { shortId } from './format.ts';

export interface DiagnosticsParts {
  /** `Dockyard 0.1.0`, `VS Code 1.105.0`, `linux x64` ... */
  readonly products: readonly string[];
  /** Or why there is none. */
  readonly endpoint: Endpoint | Failure;
  readonly status: Status;
  readonly engine: EngineDiagnostics | undefined;
  readonly events: readonly SeenEvent[];
  /** How many things the store has, by kind. */
  readonly known: Readonly<Record<string, number>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What somebody who has never seen this machine needs to know, as Markdown for a bug report. In English: whoever mends
 * Dockyard reads it. Secrets are masked; environment variables and labels are not in it at all.
 */
export function diagnosticsReport(parts: DiagnosticsParts): string {
  const { products, endpoint, status, engine, events, known, now } = parts;
  const facts = engine?.facts;
  const sections: (readonly [string, readonly string[]])[] = [
    ['Products', products],
    ['Engine', [...endpointLines(endpoint), ...statusLines(status)]],
    [
      'What the engine says of itself',
      facts === undefined
        ? []
        : [
            `Docker ${facts.engineVersion}, API ${facts.apiVersion}, ${facts.platform}`,
            `last ping: ${facts.pingMs.toFixed(1)} ms`,
          ],
    ],
    ['Known', Object.entries(known).map(([kind, count]) => `${kind}: ${count}`)],
    ['Calls', engine === undefined ? [] : [`running: ${engine.running}`, `waiting for their turn: ${engine.waiting}`]],
    [
      'Last lists',
      (engine?.lists ?? []).map(
        ({ what, at, ms, bytes, entries }) => `${time(at)} ${what}: ${entries} entries, ${bytes} bytes, ${ms} ms`,
      ),
    ],
    ['Open streams', (engine?.streams ?? []).map(({ what, since }) => `${what}, for ${seconds(now - since)}`)],
    ['Last errors', (engine?.errors ?? []).map(({ at, what, words }) => `${time(at)} ${what}: ${words}`)],
    [
      `Last events (${events.length})`,
      events.map(({ at, event: { type, action, id } }) => `${time(at)} ${type} ${action} ${shortId(id)}`),
    ],
  ];
  const body = sections.map(([title, lines]) => `## ${title}\n\n${lines.length === 0 ? 'none' : block(lines)}`);
  return `# Dockyard diagnostics\n\n${new Date(now).toISOString()}\n\n${body.join('\n\n')}\n`;
}

function endpointLines(endpoint: Endpoint | Failure): string[] {
  if (endpoint instanceof Error) return [endpoint.message];
  const { address, source, context, connection } = endpoint;
  return [
    `address: ${address}`,
    `from: ${source}${context === undefined ? '' : ` (${context})`}`,
    `reached by: ${connection.kind}${connection.kind === 'tcp' && connection.tls !== undefined ? ' with TLS' : ''}`,
  ];
}

function statusLines(status: Status): string[] {
  if (status.kind !== 'failed') return [`status: ${status.kind}`];
  const { failure, since } = status;
  return [`status: failed, ${failure.message}`, ...(since === undefined ? [] : [`data of ${time(since)}`])];
}

/** Words of engines and people may hold anything, also what ends a block. */
function block(lines: readonly string[]): string {
  const text = lines.map((line) => maskText(line.replace(/\s*\n\s*/g, ' ⏎ '))).join('\n');
  return `\`\`\`\`text\n${text.replaceAll('````', '```')}\n\`\`\`\``;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
