import type { DockerfileDocument } from '../dockerfile/document.ts';
import { type CheckOptions, check } from '../dockerfile/rules/check.ts';
import { readHadolintConfig } from '../dockerfile/rules/hadolintConfig.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import type { NearbyFiles } from './nearbyFiles.ts';
import type { ServerSettings } from './settings.ts';

/** Checks documents with the settings and the files around them. */
export class Checker {
  readonly #nearby: NearbyFiles;
  #parseYaml: ((text: string) => unknown) | undefined;

  constructor(nearby: NearbyFiles) {
    this.#nearby = nearby;
  }

  /** Settles once all is loaded that checking this document needs. */
  async ready(uri: string): Promise<void> {
    if (this.#parseYaml !== undefined || this.#nearby.hadolint(uri) === undefined) return;
    const { parse } = await import('./yaml.ts');
    this.#parseYaml = parse;
  }

  findings(document: DockerfileDocument, uri: string, settings: ServerSettings): readonly Finding[] {
    return settings.validate ? check(document, this.#optionsFor(uri, settings)) : [];
  }

  #optionsFor(uri: string, { hadolint, rules }: ServerSettings): CheckOptions {
    const dockerignore = this.#nearby.dockerignore(uri);
    const config = hadolint ? this.#config(uri) : undefined;
    const shared = {
      // A project that has a configuration uses hadolint, and knows all of its rules.
      hadolint: hadolint && config === undefined ? ('usual' as const) : hadolint,
      ...(dockerignore === undefined ? {} : { dockerignore }),
    };
    if (config === undefined) return { ...shared, severities: rules };
    const { options } = readHadolintConfig(config);
    // The settings of the editor are nearer to the reader than the file.
    return { ...shared, ...options, severities: { ...options.severities, ...rules } };
  }

  #config(uri: string): unknown {
    const text = this.#nearby.hadolint(uri);
    if (text === undefined) return undefined;
    try {
      return this.#parseYaml?.(text);
    } catch {
      // A file that is being written is no configuration yet.
      return undefined;
    }
  }
}
