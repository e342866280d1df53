import type { Localized, Speak } from '../../contract/localized.ts';
import type { Place } from './history.ts';

const words = {
  back: { en: 'Back', ko: '뒤로' },
  forward: { en: 'Forward', ko: '앞으로' },
  search: { en: 'Search…', ko: '검색…' },
} satisfies Record<string, Localized>;

export interface Frame {
  /** Of the page; escaped. */
  readonly html: string;
  readonly language: string;
  readonly place: Place;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** Our own style sheet and script. */
  readonly style: string;
  readonly script: string;
  /** Random for each page: nothing without it is run or applied. */
  readonly nonce: string;
  readonly speak: Speak;
}

/** The whole document of the panel. It loads nothing from anywhere, and runs and applies only what is ours. */
export function frameOf(frame: Frame): string {
  const { html, language, place, canGoBack, canGoForward, style, script, nonce, speak } = frame;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const button = (kind: 'back' | 'forward' | 'search', face: string, enabled: boolean): string => {
    const label = attribute(speak(words[kind]));
    return `<button data-action="${kind}" title="${label}" aria-label="${label}"${enabled ? '' : ' disabled'}>${face}</button>`;
  };
  const scroll = place.scroll === undefined ? '' : ` data-scroll="${place.scroll}"`;
  const state = attribute(JSON.stringify({ id: place.id, section: place.section }));
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${style}</style>
</head>
<body data-section="${place.section}"${scroll} data-state="${state}">
<header role="toolbar">${button('back', '←', canGoBack)}${button('forward', '→', canGoForward)}${button('search', attribute(speak(words.search)), true)}</header>
<main>
${html}
</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
