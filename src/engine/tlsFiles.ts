import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TlsFiles } from '../contract/endpoint.ts';
import { Failure, wordsOf } from '../contract/failure.ts';

/** What Node's TLS takes. */
export interface TlsMaterial {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/**
 * Reads the files of a TLS endpoint and looks whether they are what they should be: Node would say so much later, in
 * words of OpenSSL that name no file.
 * @throws Failure `engine.tlsFile` or `engine.tlsKeyMismatch`.
 */
export async function readTlsFiles(files: Pick<TlsFiles, 'ca' | 'cert' | 'key'>): Promise<TlsMaterial> {
  const ca = await readChecked(files.ca, certificatesOf);
  // The CLI shows a certificate only when it has the key to it as well.
  const isPair = files.cert !== undefined && files.key !== undefined;
  const cert = isPair ? await readChecked(files.cert, certificatesOf) : undefined;
  const key = isPair ? await readChecked(files.key, (text) => createPrivateKey(text)) : undefined;
  if (cert !== undefined && key !== undefined && !fits(cert.value, key.value)) {
    throw new Failure('engine.tlsKeyMismatch', [files.key ?? '', files.cert ?? '']);
  }
  return {
    ...(ca === undefined ? {} : { ca: ca.text }),
    ...(cert === undefined || key === undefined ? {} : { cert: cert.text, key: key.text }),
  };
}

function fits([own]: readonly X509Certificate[], key: KeyObject): boolean {
  return own?.checkPrivateKey(key) === true;
}

async function readChecked<T>(
  file: string | undefined,
  parse: (text: Buffer) => T,
): Promise<{ text: Buffer; value: T } | undefined> {
  if (file === undefined) return undefined;
  try {
    const text = await readFile(file);
    return { text, value: parse(text) };
  } catch (thrown) {
    throw new Failure('engine.tlsFile', [file], wordsOf(thrown));
  }
}

const PEM = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/** All certificates of a PEM file. @throws Error when there is none, or one is damaged. */
function certificatesOf(text: Buffer): X509Certificate[] {
  const found = text.toString('latin1').match(PEM) ?? [];
  if (found.length === 0) throw new Error('There is no PEM certificate in it.');
  return found.map((pem) => new X509Certificate(pem));
}
