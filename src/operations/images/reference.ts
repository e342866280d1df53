import { apiPath, type ApiCall } from '../../contract/apiCall.ts';
import { Failure, toFailure } from '../../contract/failure.ts';
import type { Ui } from '../../contract/operation.ts';
import { readImageName } from '../../dockerfile/imageName.ts';
import { referenceError } from '../../dockerfile/rules/references.ts';

/** Asks for the name of an image; resolves with it as typed, without the blanks around it. */
export async function askForReference(
  ui: Ui,
  title: string,
  prompt: string,
  value: string,
): Promise<string | undefined> {
  const typed = await ui.input(title, prompt, value, (text) => referenceProblem(text.trim(), ui));
  return typed?.trim();
}

/** What is wrong with a name, as a sentence; undefined when nothing is. */
export function referenceProblem(reference: string, { speak }: Pick<Ui, 'speak'>): string | undefined {
  const error = referenceError(reference);
  if (error === undefined) return undefined;
  return speak({ en: 'That is no image name: {0}.', ko: '이미지 이름이 아닙니다: {0}.' }, speak(error));
}

/** The repository as `docker tag` and `docker pull` tell it to the engine, and the tag, or the digest, with it. */
export function repositoryAndTag(reference: string): { readonly repository: string; readonly tag: string } {
  const { registry, path, tag, digest } = readImageName(reference);
  return { repository: registry === undefined ? path : `${registry}/${path}`, tag: digest ?? tag ?? 'latest' };
}

/** The registry that a name means. */
export function registryOf(reference: string): string {
  return readImageName(reference).host;
}

export function tagCall(image: string, reference: string): ApiCall {
  const { repository, tag } = repositoryAndTag(reference);
  return {
    method: 'POST',
    path: apiPath`/images/${image}/tag`,
    query: { repo: repository, tag },
    about: { kind: 'image', name: image },
  };
}

/** Takes one name away; the image goes with its last one. */
export function untagCall(reference: string): ApiCall {
  return { method: 'DELETE', path: apiPath`/images/${reference}`, about: { kind: 'image', name: reference } };
}

/** The engine hands on what a registry says; what that means to people. */
export async function asRegistryFailure<T>(reference: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const failure = toFailure(thrown);
    const words = failure.detail ?? '';
    if (/access (to the resource is )?denied|unauthorized|authentication required|no basic auth/i.test(words)) {
      throw new Failure('registry.denied', [registryOf(reference)], words);
    }
    if (failure.code === 'image.gone' || /manifest.*(unknown|not found)|not found/i.test(words)) {
      throw new Failure('registry.notFound', [reference], words);
    }
    if (/toomanyrequests|rate limit/i.test(words)) {
      throw new Failure('registry.tooMany', [registryOf(reference)], words);
    }
    if (/dial tcp|no such host|connection refused|i\/o timeout|Client\.Timeout/i.test(words)) {
      throw new Failure('registry.unreachable', [registryOf(reference)], words);
    }
    throw thrown;
  }
}
