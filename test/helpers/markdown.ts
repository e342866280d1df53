import MarkdownIt, { type Token } from 'markdown-it';

// With everything on that an editor's renderer may have on: HTML, and addresses that become links by themselves.
const parser = new MarkdownIt({ html: true, linkify: true });

export interface ReadMarkdown {
  /** Everything that is not plain text, code, emphasis in bold, a paragraph or a list: HTML, links, images, headings … */
  readonly strange: readonly string[];
  readonly codes: readonly string[];
  /** The plain text, without code. */
  readonly text: string;
}

const expected = /^(inline|text|text_special|code_inline|softbreak|paragraph_|bullet_list_|list_item_|strong_)/;

/** What a reader sees of a Markdown text. */
export function readMarkdown(markdown: string): ReadMarkdown {
  const strange: string[] = [];
  const codes: string[] = [];
  const text: string[] = [];
  const visit = (tokens: readonly Token[]): void => {
    for (const { type, content, children } of tokens) {
      if (!expected.test(type)) strange.push(`${type} ${content}`);
      if (type === 'code_inline') codes.push(content);
      if (type === 'text' || type === 'text_special') text.push(content);
      if (children !== null) visit(children);
    }
  };
  visit(parser.parse(markdown, {}));
  return { strange, codes, text: text.join('').replace(/ {2,}/g, ' ') };
}
