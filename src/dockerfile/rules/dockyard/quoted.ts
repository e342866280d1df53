/** Whether a quote is open behind this text. */
export function isQuoted(front: string): boolean {
  let open = '';
  for (let at = 0; at < front.length; at += 1) {
    const character = front.charAt(at);
    if (character === '\\' && open !== "'") at += 1;
    else if (open !== '') open = character === open ? '' : open;
    else if (character === "'" || character === '"') open = character;
  }
  return open !== '';
}
