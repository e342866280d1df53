/** Code, a link, an emphasis, an escaped character or an entity, whichever comes first. */
const marks =
  /(`+) ?(.+?) ?\1(?!`)|!?\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(([^()\s]*)\)|\*\*|\\([!-/:-@[-`{-~])|&#(\d+);|&nbsp;/gu;

/** Our Markdown for editors that show only text: the marks go, the addresses of web pages stay behind the words. */
export function textOfMarkdown(markdown: string): string {
  const lines: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const [run = ''] = /^ *(`{3,})/.exec(line) ?? [];
    if (fence === '' ? run !== '' : line.trim() === fence) {
      fence = fence === '' ? run.trim() : '';
    } else if (fence !== '') lines.push(line);
    // Between the head of a table and the rest.
    else if (!/^\|?[\s:|-]+\|[\s:|-]*$/.test(line))
      lines.push(textOfLine(line.replace(/^#{1,6} /, '').replace(/^-{3,}$/, '')));
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function textOfLine(line: string): string {
  return line.replace(
    marks,
    (
      mark: string,
      _ticks: string | undefined,
      code: string | undefined,
      words: string | undefined,
      address: string | undefined,
      escaped: string | undefined,
      entity: string | undefined,
    ) => {
      if (code !== undefined) return code;
      if (words !== undefined) return textOfLine(words) + (address?.startsWith('http') === true ? ` (${address})` : '');
      if (escaped !== undefined) return escaped;
      if (entity !== undefined) return String.fromCodePoint(Number(entity));
      return mark === '**' ? '' : ' ';
    },
  );
}
