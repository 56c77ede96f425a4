/** Answers requests of editors at a position of a document, in the format of the Language Server Protocol. */
import { join } from 'node:path';
import {
  CompletionItemKind,
  type CompletionList,
  type Hover,
  InsertTextFormat,
  type Location,
  LSPErrorCodes,
  MarkupKind,
  type Position,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type SuggestionKind, suggest } from './complete.ts';
import { type Explanation, explainAt } from './explain.ts';
import type { DocumentPlace } from './open-sites.ts';
import { type EditorRange, toRange, uriOfPath } from './paths.ts';
import { findRenamed, isHeadingId, type Renamed, renameHeading } from './rename.ts';
import { headingsOf } from './targets.ts';

const KINDS: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  shortcode: CompletionItemKind.Function,
  parameter: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  page: CompletionItemKind.File,
  heading: CompletionItemKind.Reference,
  key: CompletionItemKind.Field,
};

/** @param snippets whether the editor supports snippets */
export async function completionAt(
  place: DocumentPlace,
  position: Position,
  snippets: boolean,
): Promise<CompletionList | null> {
  const found = await suggest(place, place.text, place.document.offsetAt(position), { snippets });
  if (found === undefined) return null;
  const range = toRange(place.text, found.span);
  return {
    isIncomplete: found.isPartial,
    items: found.items.map(({ kind, label, detail, text, isSnippet }, at) => ({
      label,
      kind: KINDS[kind],
      ...(detail === undefined ? {} : { detail }),
      filterText: label,
      // In our order: the editor would sort by name.
      sortText: String(at).padStart(5, '0'),
      textEdit: { range, newText: text },
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    })),
  };
}

export function hoverAt(place: DocumentPlace, position: Position): Hover | null {
  const found = explanationAt(place, position);
  if (found === undefined) return null;
  const text = [`**${found.title}**`, found.text ?? '', found.file === undefined ? '' : `\`${found.file}\``];
  return {
    contents: { kind: MarkupKind.Markdown, value: text.filter((part) => part !== '').join('\n\n') },
    range: toRange(place.text, found.span),
  };
}

export function definitionAt(place: DocumentPlace, position: Position): Location[] | null {
  const found = explanationAt(place, position);
  if (found?.file === undefined) return null;
  const start = { line: (found.line ?? 1) - 1, character: 0 };
  return [{ uri: uriOfPath(join(place.site.root, found.file)), range: { start, end: start } }];
}

function explanationAt(place: DocumentPlace, position: Position): Explanation | undefined {
  return explainAt(place, place.text, place.document.offsetAt(position));
}

export function renameRangeAt(
  place: DocumentPlace,
  position: Position,
): { readonly range: EditorRange; readonly placeholder: string } | null {
  const found = renamedAt(place, position);
  return found === undefined ? null : { range: toRange(place.text, found.span), placeholder: found.id };
}

/** @throws ResponseError if the new name is not a valid id, or is in use */
export async function renameAt(
  place: DocumentPlace,
  position: Position,
  newName: string,
): Promise<WorkspaceEdit | null> {
  const found = renamedAt(place, position);
  if (found === undefined) return null;
  if (!isHeadingId(newName))
    throw refused(`Unexpected id “${newName}”, expected letters, digits, “-”, “_”, “.” and “:”.`);
  if (headingsOf(place.state, found.page).some(({ id }) => id === newName && id !== found.id))
    throw refused(
      `Unexpected id “${newName}”, expected one that no other heading of ${found.page.file} has.`,
    );
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, text, ...span } of await renameHeading(place.state, found, newName)) {
    const read = place.state.loaded.files.readText(file);
    if (read.kind !== 'text') continue;
    const key = uriOfPath(join(place.site.root, file));
    changes[key] = [...(changes[key] ?? []), { range: toRange(read.text, span), newText: text }];
  }
  return { changes };
}

function renamedAt(place: DocumentPlace, position: Position): Renamed | undefined {
  return findRenamed(place, place.text, place.document.offsetAt(position));
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
