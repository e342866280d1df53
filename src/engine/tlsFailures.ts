import { Failure } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failureTable.ts';

/** Codes of Node and OpenSSL, whole or their beginnings, and what they mean to people. The first that fits holds. */
const meanings: readonly [RegExp, FailureCode][] = [
  [/^CERT_HAS_EXPIRED/, 'engine.tlsExpired'],
  [/^CERT_NOT_YET_VALID/, 'engine.tlsNotYetValid'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)/, 'engine.tlsWrongHost'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE|INVALID_CA)/,
    'engine.tlsUnknownAuthority',
  ],
  // The other side's complaint in the handshake, about what we showed or did not show.
  [
    /^ERR_SSL_.*ALERT_(BAD_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|NO_CERTIFICATE|ACCESS_DENIED|HANDSHAKE_FAILURE)/,
    'engine.tlsClientCertificate',
  ],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG)/, 'engine.tlsPlainServer'],
  [/^(CERT_|ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO)/, 'engine.tls'],
];

/** Older Node says only EPROTO and keeps OpenSSL's words for the message. */
const protocolWords: readonly [RegExp, FailureCode][] = [
  [/wrong version number|packet length too long|http request/i, 'engine.tlsPlainServer'],
  [/alert (bad certificate|certificate|unknown ca|handshake failure|access denied)/i, 'engine.tlsClientCertificate'],
];

/** @returns undefined when the error has nothing to do with TLS */
export function tlsFailure(code: string, words: string, address: string): Failure | undefined {
  const known =
    (code === 'EPROTO' ? protocolWords.find(([sign]) => sign.test(words)) : undefined) ??
    meanings.find(([sign]) => sign.test(code));
  return known === undefined ? undefined : new Failure(known[1], [address], words);
}

/** What Go's server, and nginx, answer to plain HTTP at a port of TLS. */
export function wantsTls(words: string): boolean {
  return /HTTP request (was sent )?to (an )?HTTPS/i.test(words);
}
