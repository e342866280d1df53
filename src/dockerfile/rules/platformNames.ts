const systems: readonly string[] = [
  'linux',
  'windows',
  'darwin',
  'freebsd',
  'openbsd',
  'netbsd',
  'solaris',
  'android',
  'plan9',
  'dragonfly',
  'aix',
  'illumos',
  'js',
  'wasip1',
  'wasi',
];
const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  amd64: 'amd64',
  i386: '386',
  '386': '386',
  aarch64: 'arm64',
  arm64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  arm: 'arm',
  ppc64le: 'ppc64le',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  riscv: 'riscv',
  mips: 'mips',
  mipsle: 'mipsle',
  mips64: 'mips64',
  mips64le: 'mips64le',
  loong64: 'loong64',
  wasm: 'wasm',
};

export interface PlatformName {
  /** Undefined when it is that of the builder. */
  readonly os: string | undefined;
  readonly architecture: string | undefined;
}

/** `os`, `arch`, `os/arch`, `os/arch/variant`; undefined where BuildKit fails. Source: containerd/platforms, Parse. */
export function parsePlatform(text: string): PlatformName | undefined {
  const parts = text.toLowerCase().split('/');
  const [first = '', second] = parts;
  // A version of the system may stand in parentheses.
  const os = first.replace(/\([^()]*\)$/, '').replace(/^macos$/, 'darwin');
  if (parts.length > 3 || ![os, ...parts.slice(1)].every((part) => /^[a-z0-9_.-]+$/.test(part))) return undefined;
  if (second !== undefined) return { os, architecture: architectures[second] ?? second };
  if (systems.includes(os)) return { os, architecture: undefined };
  const architecture = architectures[os];
  return architecture === undefined ? undefined : { os: undefined, architecture };
}
