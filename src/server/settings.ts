import { type FormatOptions, formatOptionsFrom } from '../dockerfile/features/format/formatOptions.ts';
import { type LensPlace, settingIn } from '../dockerfile/settingTable.ts';
import type { SeverityName } from '../contract/settingTable.ts';

/** What the handlers look at; every value fits, whatever the editor sent. */
export interface ServerSettings {
  readonly validate: boolean;
  readonly hadolint: boolean;
  readonly rules: Readonly<Record<string, SeverityName>>;
  readonly hints: { readonly variables: boolean; readonly baseImage: boolean; readonly workdir: boolean };
  readonly codeLens: boolean;
  readonly format: FormatOptions;
  readonly lines: { readonly validate: boolean; readonly lens: LensPlace };
}

/** @param values what stands below `dockyard` in the settings of an editor. */
export function serverSettings(values: unknown): ServerSettings {
  const format = ((values ?? {}) as { dockerfile?: { format?: unknown } }).dockerfile?.format;
  return {
    validate: settingIn(values, 'dockerfile.validate'),
    hadolint: settingIn(values, 'dockerfile.hadolint'),
    rules: settingIn(values, 'dockerfile.rules'),
    hints: {
      variables: settingIn(values, 'dockerfile.inlayHints.variables'),
      baseImage: settingIn(values, 'dockerfile.inlayHints.baseImage'),
      workdir: settingIn(values, 'dockerfile.inlayHints.workdir'),
    },
    codeLens: settingIn(values, 'dockerfile.codeLens'),
    lines: { validate: settingIn(values, 'lines.validate'), lens: settingIn(values, 'lines.lens') },
    format: formatOptionsFrom(typeof format === 'object' && format !== null ? (format as Record<string, unknown>) : {}),
  };
}
