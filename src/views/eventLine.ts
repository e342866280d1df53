import { number, record, text } from '../model/raw.ts';

/** One event of `GET /events` as `docker events` prints it; what is no event is left out. */
export function eventLine(line: string): string | undefined {
  const event = record(parsed(line));
  const type = text(event, 'Type');
  const action = text(event, 'Action') || text(event, 'status');
  if (action === '') return undefined;
  const actor = record(event['Actor']);
  const id = text(actor, 'ID') || text(event, 'id');
  const attributes = Object.entries(record(actor['Attributes'])).map(([name, value]) => `${name}=${String(value)}`);
  const details = attributes.length === 0 ? '' : ` (${attributes.join(', ')})`;
  return `${timeOf(number(event, 'time'))} ${type} ${action} ${id}${details}`.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    '\ufffd',
  );
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
