// Tells on standard error, when the process ends, which files were loaded or read: `node --require` this.
const fs = require('node:fs');
const path = require('node:path');

const read = new Set();
const { readFileSync } = fs;
fs.readFileSync = (file, ...rest) => {
  read.add(String(file));
  return readFileSync(file, ...rest);
};

process.on('exit', () => {
  process.stderr.write([...Object.keys(require.cache), ...read].map((file) => path.basename(file)).join(' '));
});
