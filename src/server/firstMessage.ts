import type { Readable, Writable } from 'node:stream';

/** More than this in front of the first message is no header, in bytes. */
const LONGEST_HEADER = 1_000;

/** What answers the first message of an editor at once; undefined: it is not to be answered at once. */
export type FirstAnswer = (message: unknown) => object | undefined;

/** Settles when somebody else listens. */
export type GoOn = (isAnswered: boolean) => Promise<void>;

/**
 * Answers the first message that comes, and then lets go: the streams are as if nothing had been read, and what is
 * written from then on comes behind the answer.
 * @param goOn is told whether the first message has its answer
 */
export function answerOnStreams(input: Readable, output: Writable, answer: FirstAnswer, goOn: GoOn): void {
  let received: Buffer = Buffer.alloc(0);
  let isRead = false;
  const letGo = async (isAnswered: boolean): Promise<void> => {
    input.off('data', take);
    input.pause();
    input.unshift(received);
    await goOn(isAnswered);
    input.resume();
  };
  const take = (chunk: Buffer): void => {
    received = Buffer.concat([received, chunk]);
    if (isRead) return;
    const message = firstIn(received);
    if (message === INCOMPLETE) return;
    isRead = true;
    const result = message === undefined ? undefined : answer(message);
    if (result === undefined) void letGo(false);
    else output.write(framed(result), () => void letGo(true));
  };
  input.on('data', take);
}

/** What answers over a channel of Node's between two processes. */
export type Channel = Pick<NodeJS.Process, 'on' | 'off' | 'emit' | 'send'>;

/** As `answerOnStreams`; what came is told again to whoever listens then. */
export function answerOnChannel(channel: Channel, answer: FirstAnswer, goOn: GoOn): void {
  const received: unknown[] = [];
  const letGo = async (isAnswered: boolean): Promise<void> => {
    // Nothing comes between the first listening and the end of this wait.
    await goOn(isAnswered);
    channel.off('message', take);
    for (const message of received) channel.emit('message', message, undefined);
  };
  const take = (message: unknown): void => {
    received.push(message);
    if (received.length > 1) return;
    const result = answer(message);
    if (result === undefined || channel.send === undefined) void letGo(false);
    else channel.send(result, () => void letGo(true));
  };
  channel.on('message', take);
}

const INCOMPLETE = Symbol('incomplete');

/** The first message, once all of it is there; undefined when it is none, which the library says better than we could. */
function firstIn(received: Buffer): unknown {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return received.length > LONGEST_HEADER ? undefined : INCOMPLETE;
  const length = Number(/^content-length: *(\d+)\s*$/im.exec(received.toString('latin1', 0, end))?.[1]);
  if (Number.isNaN(length)) return undefined;
  const body = received.subarray(end + 4, end + 4 + length);
  if (body.length < length) return INCOMPLETE;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function framed(message: object): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
