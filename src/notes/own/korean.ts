/** Where the syllables of KS X 1001 stand: the first of the two bytes, and how many there are of each. */
const STANDARD = { firstLead: 0xb0, leads: 25, firstTrail: 0xa1, trails: 94 };
const SYLLABLES = { first: 0xac00, last: 0xd7a3 } as const;
/** The last place of the syllables that CP949 adds; they begin at 8141. */
const LAST_LEAD = 0xc6;
const LAST_TRAIL = 0x52;

/**
 * Reads EUC-KR and what CP949 adds to it; undefined for bytes that are neither. What Node calls `euc-kr` lacks the 8,822
 * syllables of CP949. They are all those that KS X 1001 has not, in their usual order (https://encoding.spec.whatwg.org/#euc-kr).
 */
export function decodeKorean(bytes: Uint8Array): string | undefined {
  const standard = new TextDecoder('euc-kr', { fatal: true });
  let added: readonly (string | undefined)[] | undefined;
  let text = '';
  let start = 0;
  try {
    for (let at = 0; at < bytes.length; at += 1) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) continue;
      const trail = bytes[at + 1] ?? 0;
      if (lead < 0x81 || lead > 0xfe) return undefined;
      if (lead < 0xa1 || trail < 0xa1) {
        added ??= addedSyllables(standard);
        const syllable = added[lead * 256 + trail];
        if (syllable === undefined) return undefined;
        text += standard.decode(bytes.subarray(start, at)) + syllable;
        start = at + 2;
      }
      at += 1;
    }
    return text + standard.decode(bytes.subarray(start));
  } catch {
    return undefined;
  }
}

/** The syllables that CP949 adds, by their two bytes as a number. */
function addedSyllables(standard: { decode(bytes: Uint8Array): string }): (string | undefined)[] {
  const known = new Set<string>();
  const { firstLead, leads, firstTrail, trails } = STANDARD;
  for (let place = 0; place < leads * trails; place += 1) {
    const bytes = Uint8Array.of(firstLead + Math.floor(place / trails), firstTrail + (place % trails));
    known.add(standard.decode(bytes));
  }
  const added: (string | undefined)[] = [];
  let code: number = SYLLABLES.first;
  for (let lead = 0x81; lead <= LAST_LEAD; lead += 1) {
    for (let trail = 0x41; trail <= (lead === LAST_LEAD ? LAST_TRAIL : 0xfe); trail += 1) {
      const isLetter = trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a);
      // From A1 on the upper half of a row is the standard's.
      if (!isLetter && !(trail >= 0x81 && (lead < 0xa1 || trail < 0xa1))) continue;
      while (known.has(String.fromCharCode(code))) code += 1;
      if (code > SYLLABLES.last) return added;
      added[lead * 256 + trail] = String.fromCharCode(code);
      code += 1;
    }
  }
  return added;
}
