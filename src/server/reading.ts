import type { Hover, SignatureHelp } from 'vscode-languageserver/node';
import { termsAt } from '../dockerfile/features/termsAt.ts';
import { MarkupKind } from './lsp.ts';
import { ruleNamed } from '../dockerfile/rules/list.ts';
import { pageLinks } from './pageLink.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';

/** What explains: hovers and signatures. */
export function serveReading({ connection, dockerfile, ignoreFiles, images, ...session }: Session): void {
  const { language, lines: lineDocuments, ownNotes, pageOf, commands } = session;
  connection.onHover(async ({ textDocument, position }): Promise<Hover | undefined> => {
    if (ignoreFiles.isOne(textDocument.uri)) return ignoreFiles.hover(textDocument.uri, position);
    if (lineDocuments.isOne(textDocument.uri)) {
      const { features } = await lineDocuments.of(textDocument.uri);
      return features.hover(textDocument.uri, position);
    }
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return undefined;
    const { hover } = await import('./explaining.ts');
    const { lines } = read.tree;
    const offset = lines.offsetAt(position);
    const local = (await images.near(read, offset))?.map(({ name }) => name);
    const found = hover(read, offset, {
      ...{ language: language(), pageOf, ruleNamed },
      // Of an engine that has no images, or that nobody has looked at, nothing is said.
      ...(local === undefined || local.length === 0 ? {} : { images: local }),
      ...pageLinks(commands),
    });
    if (found === undefined) return undefined;
    const value = await ownNotes.addTo(found.markdown, termsAt(read, offset), {
      uri: textDocument.uri,
      line: position.line,
    });
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(lines, found.span) };
  });

  connection.onSignatureHelp(async ({ textDocument, position }): Promise<SignatureHelp | undefined> => {
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return undefined;
    const { signatureHelp } = await import('./explaining.ts');
    const help = signatureHelp(read, read.tree.lines.offsetAt(position), language());
    if (help === undefined) return undefined;
    return {
      activeSignature: help.active,
      activeParameter: help.activeParameter,
      signatures: help.signatures.map(({ label, documentation, parameters }) => ({
        label,
        documentation: { kind: MarkupKind.Markdown, value: documentation },
        parameters: parameters.map((parameter) => ({
          label: [parameter.span.start, parameter.span.end],
          documentation: { kind: MarkupKind.Markdown, value: parameter.documentation },
        })),
      })),
    };
  });
}
