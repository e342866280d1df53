import type { Stage } from '../model/model.ts';

/** Official images that set PATH and nothing else. */
const plainImages: readonly string[] = [
  'alpine',
  'busybox',
  'debian',
  'ubuntu',
  'fedora',
  'centos',
  'rockylinux',
  'almalinux',
  'amazonlinux',
  'oraclelinux',
  'photon',
  'nanoserver',
  'hello-world',
];

/** Whether the image right below a stage sets no variable but PATH, and no working directory. */
export function hasPlainBase({ base }: Stage): boolean {
  if (base === undefined) return false;
  const image = base.name?.replace(/^(?:docker\.io\/)?(?:library\/)?/, '').split(/[:@]/)[0] ?? '';
  return base.scratch || plainImages.includes(image);
}
