// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** A window that shows our extension and little else, makes no noise and calls nobody. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.experimentalOnboarding': false,
  'workbench.tips.enabled': false,
  // Light or dark as the browser or the system says, so that tests can choose.
  'window.autoDetectColorScheme': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'chat.disableAIFeatures': true,
};

/**
 * Prepares a user-data folder. Settings that a person changed there earlier stay, unless `settings` names them.
 * @param {string} userDataDir
 * @param {{ settings?: Record<string, unknown>, locale?: string }} options locale: display language, e.g. "ko"
 */
export function writeProfile(userDataDir, { settings = {}, locale }) {
  const user = path.join(userDataDir, 'User');
  fs.mkdirSync(user, { recursive: true });
  const file = path.join(user, 'settings.json');
  const former = readSettings(file);
  if (former !== undefined) writeJson(file, { ...QUIET_SETTINGS, ...former, ...settings });
  writeLanguagePack(userDataDir);
  const argv = path.join(user, 'argv.json');
  // One that names no language leaves it to the browser's; none at all means English.
  if (locale !== undefined || !fs.existsSync(argv)) writeJson(argv, { locale });
}

/**
 * Korean without a language pack: VS Code believes that there is one, whose translations are empty. Extensions are
 * told "ko" and use their own Korean texts, the workbench itself stays English. It takes effect when Korean is asked
 * for, by argv.json or by the language of a person's browser.
 * @param {string} userDataDir
 */
function writeLanguagePack(userDataDir) {
  const translations = path.join(userDataDir, 'noTranslations.json');
  writeJson(translations, { version: '1.0.0', contents: {} });
  const id = 'dockyard.vscode-language-pack-ko';
  writeJson(path.join(userDataDir, 'languagepacks.json'), {
    ko: {
      hash: 'dockyard-no-translations',
      label: '한국어',
      extensions: [{ extensionIdentifier: { id }, version: '1.0.0' }],
      translations: { vscode: translations },
    },
  });
}

/**
 * @param {string} file
 * @returns {Record<string, unknown> | undefined} undefined when a person wrote it in a way that must not be rewritten
 */
function readSettings(file) {
  if (!fs.existsSync(file)) return {};
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {object} content
 */
function writeJson(file, content) {
  fs.writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}
