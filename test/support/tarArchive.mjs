// @ts-check

/**
 * @typedef {object} ArchiveEntry
 * @property {string} name path inside the archive; a folder's ends with "/"; at most 100 bytes
 * @property {Buffer | string} [content] of a file
 * @property {string} [linkTo] target of a symbolic link
 * @property {number} [mode] permissions; 0644 unless told, 0755 for a folder
 */

const BLOCK = 512;

/**
 * Packs a tar archive (ustar), as the engine takes it for an image or a build context.
 * @param {readonly ArchiveEntry[]} entries
 * @returns {Buffer}
 */
export function tarArchive(entries) {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? '');
    return [header(entry, content.length), content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
  });
  // Two empty blocks end an archive.
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/**
 * @param {ArchiveEntry} entry
 * @param {number} size
 */
function header({ name, linkTo, mode }, size) {
  if (Buffer.byteLength(name) > 100) throw new Error(`"${name}" is too long for a name in this archive.`);
  const isFolder = name.endsWith('/');
  const block = Buffer.alloc(BLOCK);
  const octal = (/** @type {number} */ value, /** @type {number} */ at, /** @type {number} */ length) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  block.write(name, 0);
  octal(mode ?? (isFolder ? 0o755 : 0o644), 100, 8);
  octal(0, 108, 8); // owner root
  octal(0, 116, 8); // group root
  octal(size, 124, 12);
  octal(Math.floor(Date.now() / 1000), 136, 12);
  block.write(' '.repeat(8), 148); // the checksum is counted with blanks in its own place
  block.write(linkTo === undefined ? (isFolder ? '5' : '0') : '2', 156);
  block.write(linkTo ?? '', 157);
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
