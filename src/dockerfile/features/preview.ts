/** Text on one line, cut off when it is longer than `most` characters. */
export function preview(text: string, most: number): string {
  // What is cut off need not be looked at.
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  const end = /[\uD800-\uDBFF]/.test(line.charAt(most - 2)) ? most - 2 : most - 1;
  return `${line.slice(0, end)}…`;
}
