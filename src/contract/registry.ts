/** A registry that this window knows, as kept in `dockyard.registries`. */
export interface RegistryAddress {
  /** As it stands in the names of images: `registry.example.com:5000`; `docker.io` for Docker Hub. */
  readonly host: string;
  /** Asked without TLS, because somebody wrote `http://`. */
  readonly plain: boolean;
}

/** A part of a list, and what asks for the next one. */
export interface RegistryPage {
  readonly entries: readonly string[];
  /** Opaque; undefined behind the last page. */
  readonly next: string | undefined;
}

/** What a registry says of a tag. */
export interface TagFacts {
  /** `sha256:` and 64 digits. */
  readonly digest: string;
  readonly mediaType: string;
  /** `linux/amd64` …, when it is an index of several platforms. */
  readonly platforms: readonly string[];
  /** Compressed bytes of the layers; undefined for an index. */
  readonly size: number | undefined;
}

/** Registries over the distribution API. Every call has a deadline and rejects with a `Failure`. */
export interface Registries {
  /** Resolves when the registry answers as one and takes the credentials that the docker command has for it, if any. */
  check(address: RegistryAddress): Promise<void>;
  /** @param next of the page before */
  repositories(address: RegistryAddress, next?: string): Promise<RegistryPage>;
  tags(address: RegistryAddress, repository: string, next?: string): Promise<RegistryPage>;
  digest(address: RegistryAddress, repository: string, tag: string): Promise<string>;
  tag(address: RegistryAddress, repository: string, tag: string): Promise<TagFacts>;
  /** Deletes what the digest names: every tag that leads to it goes. */
  remove(address: RegistryAddress, repository: string, digest: string): Promise<void>;
}

/** The registries that somebody put on the list. */
export interface RegistryBook {
  /** @param text a registry, or one repository of it: `registry.example.com`, `docker.io/library/alpine` */
  add(text: string): Promise<void>;
  remove(host: string): Promise<void>;
  /** Asks for the next page of a list. @param key the id of the thing that stands for the rest */
  more(key: string): Promise<void>;
  refresh(): Promise<void>;
}

/** The logins of the docker command, which keeps them where its config.json says. Nothing of them is kept by us. */
export interface Logins {
  /** The value of the engine's `X-Registry-Auth` header: the login for a registry, or none. @throws Failure `registry.helper` */
  authHeader(host: string): Promise<string>;
  /** `docker login`. @throws Failure `cli.needed`, `registry.denied` */
  login(host: string, username: string, secret: string): Promise<void>;
  /** `docker logout`. @throws Failure `cli.needed` */
  logout(host: string): Promise<void>;
  /** Registries that there is a login for, as they stand in names of images. */
  loggedIn(): Promise<readonly string[]>;
}
