import { number, record, text } from '../model/raw.ts';
import { maskSecrets, maskText } from '../model/secrets.ts';

/** One event of `GET /events` as `docker events` prints it, ids short, secrets masked; what is no event is left out. */
export function eventLine(line: string): string | undefined {
  const event = record(parsed(line));
  const type = text(event, 'Type');
  const action = text(event, 'Action') || text(event, 'status');
  if (action === '') return undefined;
  const actor = record(event['Actor']);
  const id = text(actor, 'ID') || text(event, 'id');
  // By their names, and those that stand inside of others, as in the command of an exec.
  const attributes = Object.entries(record(maskSecrets(actor['Attributes']))).map(([name, value]) =>
    maskText(`${name}=${String(value)}`),
  );
  const details = attributes.length === 0 ? '' : ` (${attributes.join(', ')})`;
  const seconds = (number(event, 'timeNano') ?? 0) / 1e9 || number(event, 'time');
  const written = `${timeOf(seconds)} ${type} ${maskText(action)} ${id}${details}`;
  // Of 64 digits, ids leave no room for names.
  return written.replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}

function timeOf(seconds: number | undefined): string {
  return seconds === undefined || Math.abs(seconds) > 8.64e12 ? '' : new Date(seconds * 1000).toISOString();
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
