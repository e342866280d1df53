import { decodeKorean } from './korean.ts';

/** Bytes at the beginning that are looked at to tell texts from anything else. */
const SAMPLE = 4096;
/** Control characters that texts have: tab, line ends, form feed, escape. */
const USUAL = new Set([9, 10, 12, 13, 27]);

/** The text of a file: UTF-8, UTF-16 or EUC-KR (CP949); undefined when it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideEncoding(sample);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  if (sample.some((byte) => byte < 32 && !USUAL.has(byte))) return undefined;
  return utf8(bytes) ?? decodeKorean(bytes);
}

/** UTF-16 without a mark of it: nearly every other byte of Latin text is zero. */
function wideEncoding(sample: Uint8Array): string | undefined {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = sample.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
