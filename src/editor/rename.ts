/** Renames the id of a heading: in its page, in translations whose heading has the same id, and in every link to one of them. */
import type { Page } from '../corpus/index.ts';
import { createLineIndex } from '../diagnostics/index.ts';
import { createTargetLocator } from '../links/index.ts';
import { argumentSpans, tokenize } from '../shortcodes/index.ts';
import type { Span } from './cursor.ts';
import { findCursor } from './cursor.ts';
import type { NamePlace } from './names.ts';
import type { SiteState } from './site-state.ts';
import { findReferred, headingsOf, type LinkTarget, resolveLink } from './targets.ts';

export interface TextChange extends Span {
  /** Relative to the site directory. */
  readonly file: string;
  readonly text: string;
}

export interface Renamed {
  readonly page: Page;
  readonly id: string;
  /** Span of the id at the cursor. */
  readonly span: Span;
}

/** An id that needs no escaping in Markdown and URLs. */
const ID = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u;

export function isHeadingId(text: string): boolean {
  return ID.test(text);
}

/** The heading at a cursor, on its line or in a link to it; `undefined` if there is none, or if no file contains its id. */
export function findRenamed(place: NamePlace, text: string, offset: number): Renamed | undefined {
  const { state, page } = place;
  const lines = createLineIndex(text);
  const { line } = lines.pointAt(offset);
  const heading = headingsOf(state, page).find((one) => one.line === line);
  if (heading !== undefined) {
    const span = idSpan(text, line) ?? lineSpan(text, line);
    return { page, id: heading.id, span };
  }
  const cursor = findCursor(text, offset);
  if (cursor.kind !== 'link' || !cursor.isFragment) return undefined;
  const target = resolveLink(state, page, cursor.target);
  if (target?.kind !== 'page') return undefined;
  const isKnown = headingsOf(state, target.page).some(({ id }) => id === target.fragment);
  return isKnown ? { page: target.page, id: target.fragment, span: cursor.part } : undefined;
}

/** All changes, by file, from the end of the file to its start. */
export async function renameHeading(
  state: SiteState,
  { page, id }: Pick<Renamed, 'page' | 'id'>,
  to: string,
): Promise<readonly TextChange[]> {
  const { index, files } = state.loaded;
  const family = [page, ...index.translations(page)].filter(({ file }) => file !== '');
  const renamed = family.filter((one) => headingsOf(state, one).some((heading) => heading.id === id));
  const changes = new Map<string, TextChange>();
  const add = (change: TextChange) => changes.set(`${change.file}\n${change.start}`, change);
  for (const one of renamed) {
    const read = files.readText(one.file);
    const heading = headingsOf(state, one).find((each) => each.id === id);
    if (read.kind === 'text' && heading !== undefined)
      add(changeHeading(one.file, read.text, heading.line, to));
  }
  for (const change of await changeLinks(state, new Set(family), id, to)) add(change);
  return [...changes.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : b.start - a.start,
  );
}

/** A heading whose id is generated gets an explicit one. */
function changeHeading(file: string, text: string, line: number, to: string): TextChange {
  const span = idSpan(text, line);
  if (span !== undefined) return { file, ...span, text: to };
  const { end } = lineSpan(text, line);
  return { file, start: end, end, text: ` {#${to}}` };
}

/** The span of an explicit id: `{#id}`. */
function idSpan(text: string, line: number): Span | undefined {
  const { start, end } = lineSpan(text, line);
  const match = /\{[^}]*?#([^\s}]+)[^}]*\}[ \t#]*$/.exec(text.slice(start, end));
  if (match === null) return undefined;
  const at = start + match.index + match[0].indexOf(`#${match[1]}`) + 1;
  return { start: at, end: at + (match[1] ?? '').length };
}

/** The span of a line without its end and trailing spaces. */
function lineSpan(text: string, line: number): Span {
  const start = createLineIndex(text).offsetOf(line);
  const end = text.indexOf('\n', start);
  return { start, end: start + text.slice(start, end === -1 ? undefined : end).trimEnd().length };
}

/** The links to a section of some pages: only pages whose text contains the fragment are rendered, and only links found by rendering are changed. */
async function changeLinks(
  state: SiteState,
  family: ReadonlySet<Page>,
  id: string,
  to: string,
): Promise<TextChange[]> {
  const { corpus, files } = state.loaded;
  const fragments = [`#${id}`, `#${encodeURIComponent(id)}`];
  const textOf = (file: string): string | undefined => {
    const read = file === '' ? undefined : files.readText(file);
    return read?.kind === 'text' ? read.text : undefined;
  };
  const holders = corpus.pages.flatMap((page) => {
    const text = textOf(page.file);
    return text !== undefined && fragments.some((one) => text.includes(one)) ? [{ page, text }] : [];
  });
  const facts = await state.facts(holders.flatMap(({ page }) => (page.rendered ? [page] : [])));
  const { locate } = createTargetLocator(textOf);
  const meant = (target: LinkTarget | undefined) => target?.kind === 'page' && family.has(target.page);
  const change = (file: string, end: number, fragment: string): TextChange => ({
    file,
    start: end - fragment.length + 1,
    end,
    text: to,
  });
  const inLinks = [...facts].flatMap(([from, { links }]) =>
    links.flatMap(({ place, target, href = target }): TextChange[] => {
      const fragment = fragments.find((one) => target.endsWith(one));
      if (fragment === undefined || ![href, target].some((one) => meant(resolveLink(state, from, one))))
        return [];
      const { place: at, range, target: found } = locate(place, target);
      const isWritten = range !== undefined && at.kind === 'file' && found.endsWith(fragment);
      return isWritten ? [change(at.file, range.end, fragment)] : [];
    }),
  );
  // What a shortcode makes of an address is not always a link, and what a fragment says is a link only where a page shows it.
  const inTexts = holders.flatMap(({ page, text }) =>
    [
      ...argumentTargets(state, page, text),
      ...(page.rendered ? [] : writtenTargets(state, page, text)),
    ].flatMap(({ end, target, resolveTarget }) => {
      const fragment = fragments.find((one) => target.endsWith(one));
      return fragment !== undefined && meant(resolveTarget()) ? [change(page.file, end, fragment)] : [];
    }),
  );
  return [...inLinks, ...inTexts];
}

interface WrittenTarget {
  readonly target: string;
  /** Offset of its end. */
  readonly end: number;
  resolveTarget(): LinkTarget | undefined;
}

/** Shortcode arguments that are pages or URLs. */
function argumentTargets(state: SiteState, page: Page, text: string): WrittenTarget[] {
  return tokenize(text).flatMap((token) => {
    if (token.kind !== 'open') return [];
    const params = state.loaded.shortcodes.get(token.name)?.params ?? {};
    return argumentSpans(text, token.start).flatMap(({ key, start, end }): WrittenTarget[] => {
      const [, spec] =
        Object.entries(params).find(([name, { position }]) => name === key || position === key) ?? [];
      const target = text.slice(start, end);
      if (spec?.type === 'url')
        return [{ target, end, resolveTarget: () => resolveLink(state, page, target) }];
      if (spec?.type !== 'page') return [];
      return [{ target, end, resolveTarget: () => findReferred(state, page, target) }];
    });
  });
}

const WRITTEN_LINK = /\]\(\s*<?([^\s)>]+)|\bhref\s*=\s*["']([^"']+)/g;

function writtenTargets(state: SiteState, page: Page, text: string): WrittenTarget[] {
  return [...text.matchAll(WRITTEN_LINK)].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    return {
      target,
      end: match.index + match[0].length,
      resolveTarget: () => resolveLink(state, page, target),
    };
  });
}
