import * as vscode from 'vscode';
import { type Language, languageOf, type Speak, speakIn } from '../contract/localized.ts';
import type { EditorSettings } from './settings.ts';

/** The language that texts are in now: the setting, or the editor's display language. */
export function currentLanguage(settings: EditorSettings): Language {
  const setting = settings.get('language');
  return setting === 'auto' ? languageOf(vscode.env.language) : setting;
}

/** Speaks the editor's language through its own localisation, or the one that the setting asks for. */
export function editorSpeech(settings: EditorSettings): Speak {
  return (text, ...args) => {
    const setting = settings.get('language');
    return setting === 'auto' ? vscode.l10n.t(text.en, ...args) : speakIn(setting)(text, ...args);
  };
}
