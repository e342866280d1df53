import type { DockerfileDocument } from '../dockerfile/document.ts';
import { type CheckOptions, check } from '../dockerfile/rules/check.ts';
import { readHadolintConfig } from '../dockerfile/rules/hadolintConfig.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import type { NearbyFiles } from './nearbyFiles.ts';
import type { ServerSettings } from './settings.ts';

/** What was found in a document, and all else that it follows from. */
interface Made {
  readonly settings: ServerSettings;
  readonly dockerignore: string | undefined;
  readonly hadolint: string | undefined;
  readonly parseYaml: unknown;
  readonly findings: readonly Finding[];
}

/** Checks documents with the settings and the files around them, each version once as long as these stay. */
export class Checker {
  readonly #nearby: NearbyFiles;
  readonly #made = new WeakMap<DockerfileDocument, Made>();
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
    if (!settings.validate) return [];
    const dockerignore = this.#nearby.dockerignore(uri);
    const hadolint = this.#nearby.hadolint(uri);
    const parseYaml = this.#parseYaml;
    const made = this.#made.get(document);
    if (
      made?.settings === settings &&
      made.dockerignore === dockerignore &&
      made.hadolint === hadolint &&
      made.parseYaml === parseYaml
    )
      return made.findings;
    const findings = check(document, this.#optionsFor(settings, dockerignore, hadolint));
    this.#made.set(document, { settings, dockerignore, hadolint, parseYaml, findings });
    return findings;
  }

  /** @param configuration the text of hadolint's. */
  #optionsFor(
    { hadolint, rules }: ServerSettings,
    dockerignore: string | undefined,
    configuration: string | undefined,
  ): CheckOptions {
    const config = hadolint ? this.#config(configuration) : undefined;
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

  #config(text: string | undefined): unknown {
    if (text === undefined) return undefined;
    try {
      return this.#parseYaml?.(text);
    } catch {
      // A file that is being written is no configuration yet.
      return undefined;
    }
  }
}
