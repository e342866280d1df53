// Tells on standard error, when the process ends, which files were loaded: `node --require` this.
const path = require('node:path');

process.on('exit', () => {
  process.stderr.write(
    Object.keys(require.cache)
      .map((file) => path.basename(file))
      .join(' '),
  );
});
