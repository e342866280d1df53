import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { decodeText } from './decode.ts';

const text = 'FROM: 이미지의 시작 🐳';
/** '가나다 FROM' in EUC-KR. */
const eucKr = Buffer.from([0xb0, 0xa1, 0xb3, 0xaa, 0xb4, 0xd9, 0x20, 0x46, 0x52, 0x4f, 0x4d]);
/** '똠' is not in EUC-KR, but in CP949. */
const cp949 = Buffer.from([0x8c, 0x63, 0x20, 0xb0, 0xa1]);
const bigEndian = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe('the text of a file', () => {
  const latin = 'FROM: the image to begin with';
  const cases: readonly [string, Uint8Array, string | undefined][] = [
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
    ['UTF-16, the other way round', bigEndian(Buffer.from(`\ufeff${text}`, 'utf16le')), text],
    ['UTF-16 without a mark', Buffer.from(latin, 'utf16le'), latin],
    ['UTF-16 without a mark, the other way round', bigEndian(Buffer.from(latin, 'utf16le')), latin],
    ['EUC-KR', eucKr, '가나다 FROM'],
    ['CP949', cp949, '똠 가'],
    ['the first and the last that CP949 adds', Buffer.from([0x81, 0x41, 0xc6, 0x52]), '갂힣'],
    ['a byte of CP949 without its second', Buffer.from([0xb0, 0xa1, 0x8c]), undefined],
    ['an empty file', Buffer.alloc(0), ''],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), undefined],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), undefined],
    ['bytes of no encoding', Buffer.from([0x41, 0xff, 0x42]), undefined],
  ];
  for (const [name, bytes, expected] of cases) it(name, () => assert.equal(decodeText(bytes), expected));

  it('is a text or nothing, whatever the bytes', (test) =>
    property(test, 300, (random) => {
      const bytes = Uint8Array.from(random.list(64, () => random.int(0, 255)));
      const found = decodeText(bytes);
      assert.ok(found === undefined || typeof found === 'string');
    }));
});
