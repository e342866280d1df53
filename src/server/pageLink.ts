import type { PageLink } from '../dockerfile/features/hover/context.ts';
import { OPEN_PAGE } from './protocol.ts';
import type { Session } from './session.ts';

/** How pages are linked to; nothing for an editor that cannot show them. */
export function pageLinks(commands: Session['commands']): { readonly pageLink?: PageLink } {
  return commands.has(OPEN_PAGE) ? { pageLink } : {};
}

/** A link that runs the command. */
function pageLink(...args: readonly (string | number | undefined)[]): string {
  return `command:${OPEN_PAGE}?${encodeURIComponent(JSON.stringify(args.filter((each) => each !== undefined)))}`;
}
