// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Completes package-lock.json with the optional packages of other platforms: `node scripts/completeLock.mjs`.
 *
 * npm leaves them out when the registry that it was run against did not have them (a mirror that holds only what one
 * platform needs). With such a lock `npm ci` refuses to work anywhere ("Missing: ... from lock file"), and other
 * platforms would lack their binaries. Which they are, and of which version, stands in the lock itself; only their
 * checksums do not, and npm takes those from the registry.
 */

const FILE = path.resolve(process.argv[2] ?? 'package-lock.json');
/** How the names of such packages end: system, processor, C library. */
const PLATFORM =
  /-(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-(musl|gnu|msvc|[a-z]*eabi(?:hf)?))?$/;

/** @type {{ packages: Record<string, LockEntry> }} */
const lock = JSON.parse(fs.readFileSync(FILE, 'utf8'));
/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string>, [field: string]: unknown }} LockEntry */

const added = [];
for (const { dev, optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const [, os, cpu, variant = ''] = PLATFORM.exec(name) ?? [];
    // A range instead of a version, or a name that does not tell the platform, is not a binary of this kind.
    if (lock.packages[`node_modules/${name}`] || os === undefined || !/^\d+\.\d+\.\d+/.test(version)) continue;
    const libc = variant.startsWith('musl')
      ? ['musl']
      : variant.startsWith('gnu') && os === 'linux'
        ? ['glibc']
        : undefined;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      os: [os],
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (added.length > 0) fs.writeFileSync(FILE, `${JSON.stringify(lock, undefined, 2)}\n`);
process.stdout.write(`${added.length === 0 ? 'nothing was missing' : `added ${added.join(', ')}`}\n`);
