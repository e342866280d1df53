export interface ImageName {
  /** As written; undefined is Docker Hub. */
  readonly registry: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Takes an image name apart; it need not be a valid one. */
export function readImageName(text: string): ImageName {
  const at = text.indexOf('@');
  const name = at === -1 ? text : text.slice(0, at);
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return {
    // A host has a dot or a port, or is this machine; else it is a name on Docker Hub.
    registry: /[.:]/.test(first) || first === 'localhost' ? first : undefined,
    tag: colon === -1 ? undefined : name.slice(colon + 1),
    digest: at === -1 ? undefined : text.slice(at + 1),
  };
}
