import type { Hover, HoverParams, SignatureHelp } from 'vscode-languageserver/node';
import { termsAt } from '../dockerfile/features/termsAt.ts';
import { aside } from './aside.ts';
import { placeAt } from './dockerfilePlace.ts';
import { type MarkdownHover, markupOf } from './markup.ts';
import { ruleNamed } from '../dockerfile/rules/list.ts';
import { pageLinks } from './pageLink.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';
import type { Taken } from './takenBy.ts';

/** Milliseconds after the first Dockerfile was opened: what an editor asks about it at once is answered by then. */
const QUIET = 300;

/** What explains: hovers and signatures. */
export function serveReading(session: Session, { markdown }: Taken): void {
  const { connection, documents, dockerfile, ignoreFiles, images } = session;
  const { language, lines: lineDocuments, ownNotes, pageOf, commands, speak } = session;
  const reader = () => ({ language: language(), pageOf, ruleNamed, ...pageLinks(commands) });
  const hovered = async ({ textDocument, position }: HoverParams): Promise<MarkdownHover | undefined> => {
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
      ...reader(),
      // Of an engine that has no images, or that nobody has looked at, nothing is said.
      ...(local === undefined || local.length === 0 ? {} : { images: local }),
    });
    if (found === undefined) return undefined;
    const value = await ownNotes.addTo(found.markdown, termsAt(read, offset), {
      uri: textDocument.uri,
      line: position.line,
    });
    return { markdown: value, range: toRange(lines, found.span) };
  };
  connection.onHover(async (asked): Promise<Hover | undefined> => {
    const found = await hovered(asked);
    return found && { contents: markupOf(found.markdown, markdown.hover), range: found.range };
  });

  // The first hover reads code, texts and pages, which nobody is to wait for: this is one that nobody sees.
  const ahead = async (uri: string): Promise<void> => {
    const read = dockerfile(uri);
    const [first] = read?.tree.instructions ?? [];
    if (read === undefined || first === undefined) return;
    const { hover } = await import('./explaining.ts');
    hover(read, first.start, reader());
  };
  const opening = documents.onDidOpen(({ document: { uri } }) => {
    if (dockerfile(uri) === undefined) return;
    opening.dispose();
    setTimeout(() => aside(connection, ahead(uri)), QUIET).unref();
  });

  connection.onSignatureHelp(async ({ textDocument, position }): Promise<SignatureHelp | undefined> => {
    const place = await placeAt(session, textDocument.uri, position);
    if (place === undefined) return undefined;
    const { linkOf, signatureHelp } = await import('./explaining.ts');
    const links = { speak, pageLink: pageLinks(commands).pageLink };
    const help = signatureHelp(place.read, place.offset, language(), (id, heading) =>
      linkOf(links, pageOf(id), heading),
    );
    if (help === undefined) return undefined;
    return {
      activeSignature: help.active,
      activeParameter: help.activeParameter,
      signatures: help.signatures.map(({ label, documentation, parameters }) => ({
        label,
        documentation: markupOf(documentation, markdown.signatureHelp),
        parameters: parameters.map((parameter) => ({
          label: [parameter.span.start, parameter.span.end],
          documentation: markupOf(parameter.documentation, markdown.signatureHelp),
        })),
      })),
    };
  });
}
