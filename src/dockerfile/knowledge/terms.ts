import type { Localized } from '../../contract/localized.ts';

/**
 * The first version of the Dockerfile frontend that knows something; what has none is older than version 1.1.
 * Source: the release notes of docker/dockerfile.
 */
export interface Since {
  /** First stable version, as in `# syntax=docker/dockerfile:1.4`. */
  readonly version: string;
  /** First version of the labs channel (`1.7-labs`), where it was tried before. */
  readonly labs?: string;
}

/** One of the values that a flag, key or directive takes. */
export interface Choice {
  readonly value: string;
  readonly doc: Localized;
}

/** The 18 instructions of the Dockerfile reference. */
export type Keyword =
  | 'ADD'
  | 'ARG'
  | 'CMD'
  | 'COPY'
  | 'ENTRYPOINT'
  | 'ENV'
  | 'EXPOSE'
  | 'FROM'
  | 'HEALTHCHECK'
  | 'LABEL'
  | 'MAINTAINER'
  | 'ONBUILD'
  | 'RUN'
  | 'SHELL'
  | 'STOPSIGNAL'
  | 'USER'
  | 'VOLUME'
  | 'WORKDIR';
