import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../contract/failure.ts';
import { property } from '../../test/helpers/random.ts';
import { parseAddress } from './address.ts';

/** What somebody, or a workspace of somebody else, may write into a setting. Tables of addresses: endpoint.test.ts. */
const PARTS = [
  ...['unix://', 'tcp://', 'ssh://', 'npipe://', 'http://', 'https://', 'fd://', 'SSH://', '://', '//', '/'],
  ...[
    '-',
    '-oProxyCommand=x',
    '@',
    ':',
    ':22',
    ':0',
    '22',
    '[',
    ']',
    '::1',
    'host',
    'kim',
    '한글',
    '.',
    '..',
    '%2d',
    '%00',
  ],
  ...[' ', '\n', '\0', '$(id)', '`id`', ';', '|', '&', "'", '"', '\\', '?', '#', '*', '~', '{', '}', '\u202e', '😀'],
];

describe('parseAddress', () => {
  it('gives an address or a Failure for anything, and nothing that ssh would take for an option', (test) =>
    property(test, 20_000, (random) => {
      const text = random.text(PARTS, 7);
      const rules = { ports: 'tls', bareHosts: random.chance(0.5), tls: () => undefined } as const;
      try {
        const { connection } = parseAddress(text, rules);
        if (connection.kind === 'socket') {
          assert.match(connection.path, /^[^\p{Cc}]+$/u);
          return;
        }
        assert.ok(!/\s/.test(connection.host) && connection.host !== '', text);
        if (connection.port !== undefined) assert.ok(connection.port > 0 && connection.port < 65_536, text);
        if (connection.kind === 'ssh') {
          assert.ok(!/^-|[$`'"\\;|&\s\0]/.test(connection.host), text);
          assert.ok(connection.user === undefined || !/^-|[$`'"\\;|&\s\0]/.test(connection.user), text);
          assert.ok(connection.path === undefined || /^\/[^:\s]+$/.test(connection.path), text);
        }
      } catch (error) {
        if (!Failure.is(error)) throw error;
        assert.match(error.code, /^engine\.(bad|unsupported)Endpoint$/);
      }
    }));
});
