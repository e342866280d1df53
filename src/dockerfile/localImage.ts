import { readImageName } from './imageName.ts';

/** An image that an engine has. */
export interface LocalImage {
  /** `node:22`. */
  readonly name: string;
  /** What is worth knowing of it, in the reader's language: its size and age for example. */
  readonly detail?: string;
  /** `sha256:...`, when a registry knows it. */
  readonly digest?: string;
}

/** Two names mean one image: `node`, `node:latest` and `docker.io/library/node:latest`. */
export function isSameImage(one: string, other: string): boolean {
  const [a, b] = [readImageName(one), readImageName(other)];
  return (
    a.familiar === b.familiar &&
    (a.tag ?? 'latest') === (b.tag ?? 'latest') &&
    (b.digest === undefined || a.digest === b.digest)
  );
}

/** The digest of an image, as far as one of these is it. */
export function digestAmong(images: readonly LocalImage[], name: string): string | undefined {
  return images.find((image) => isSameImage(image.name, name))?.digest;
}

/** What an editor says of its images; what does not fit is left out. */
export function localImagesFrom(answer: unknown): readonly LocalImage[] {
  if (!Array.isArray(answer)) return [];
  return (answer as unknown[]).flatMap((entry): LocalImage[] => {
    const { name, detail, digest } = (entry ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || !/^[\w.:/@-]{1,300}$/.test(name)) return [];
    return [
      {
        name,
        ...(typeof detail === 'string' ? { detail: detail.slice(0, 200) } : {}),
        ...(typeof digest === 'string' && /^[a-z0-9]+:[a-f0-9]{32,}$/.test(digest) ? { digest } : {}),
      },
    ];
  });
}
