import { readDuration } from '../dockerfile/duration.ts';

const seconds = /^\d+(?:\.\d{1,9})?$/;
const day = /^\d{4}-\d\d-\d\d$/;
const dateAndTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * What docker takes for `--since`: seconds since 1970, how long ago (`10m`), or a date, which is in this machine's time
 * zone unless it names one. Seconds since 1970; undefined when it is none of them.
 * Source: https://docs.docker.com/reference/cli/docker/container/logs/#since
 *
 * @param now milliseconds since 1970
 */
export function momentOf(text: string, now: number): number | undefined {
  if (seconds.test(text)) return Number(text);
  const ago = readDuration(text);
  if (ago !== undefined) return (now - ago) / 1000;
  // Date takes a day alone for one of UTC.
  const written = day.test(text) ? `${text}T00:00` : dateAndTime.test(text) ? text : '';
  const parsed = Date.parse(written);
  return Number.isNaN(parsed) ? undefined : parsed / 1000;
}
