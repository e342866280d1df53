import * as vscode from 'vscode';
import type { SourceLine } from '../contract/operation.ts';

/** Files that are looked into at most. */
const MOST_FILES = 100;

/** Looks through the Dockerfiles of the workspace for a CMD or ENTRYPOINT with this line. Nothing is run. */
export async function findShellLine(line: string): Promise<SourceLine | undefined> {
  const pattern = '**/{[Dd]ockerfile,*.[Dd]ockerfile,[Dd]ockerfile.*,Containerfile}';
  const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
  for (const uri of files) {
    const text = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
    const index = text.split(/\r?\n/).findIndex((candidate) => shellLineOf(candidate) === line);
    if (index !== -1) return { uri: uri.toString(), name: vscode.workspace.asRelativePath(uri), line: index + 1 };
  }
  return undefined;
}

/** What stands behind CMD or ENTRYPOINT. */
function shellLineOf(line: string): string | undefined {
  return /^\s*(?:CMD|ENTRYPOINT)\s+(\S.*)$/i.exec(line)?.[1]?.trimEnd();
}
