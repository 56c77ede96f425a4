/** Completion at a cursor. */
import { describeFrontMatter } from '../corpus/index.ts';
import type { ShortcodeDefinition } from '../shortcodes/index.ts';
import { type Cursor, findCursor, openShortcodes, type Span } from './cursor.ts';
import { listValues, type NamePlace } from './names.ts';
import { rankByPrefix } from './rank.ts';
import { renderSnippetRest } from './snippet.ts';
import { findReferred, headingsOf, resolveLink, splitOnce } from './targets.ts';

export type SuggestionKind = 'shortcode' | 'parameter' | 'value' | 'page' | 'heading' | 'key';

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** Description next to the item in the list. */
  readonly detail?: string;
  /** The text that replaces the span. */
  readonly text: string;
  readonly isSnippet: boolean;
}

export interface Suggestions {
  readonly span: Span;
  readonly items: readonly Suggestion[];
  /** Whether the list is incomplete, so that the editor asks again after further input. */
  readonly isPartial: boolean;
}

/** Editors show few items at once, and each costs time. */
const MAX_ITEMS = 400;

export async function suggest(
  place: NamePlace,
  text: string,
  offset: number,
  options: { readonly snippets: boolean },
): Promise<Suggestions | undefined> {
  const cursor = findCursor(text, offset);
  if (cursor.kind === 'none') return undefined;
  const isTargetPart = cursor.kind === 'link';
  const span = isTargetPart ? cursor.part : cursor.span;
  const items = await itemsFor(cursor, place, text, options.snippets);
  const ranked = rankByPrefix(items, text.slice(span.start, Math.max(span.start, offset)));
  return { span, items: ranked.slice(0, MAX_ITEMS), isPartial: ranked.length > MAX_ITEMS };
}

async function itemsFor(
  cursor: Cursor,
  place: NamePlace,
  text: string,
  snippets: boolean,
): Promise<readonly Suggestion[]> {
  const { definitions } = place.state;
  switch (cursor.kind) {
    case 'shortcode':
      return cursor.closes
        ? closings(place, text, cursor.span)
        : shortcodes(place, text, cursor.span, snippets);
    case 'parameter':
      return parameters(definitions.get(cursor.shortcode), cursor, place, snippets);
    case 'argument':
      return argumentValues(definitions.get(cursor.shortcode), cursor.key, place, cursor.value);
    case 'link':
      return cursor.isFragment
        ? headings(place, splitOnce(cursor.target, '#')[0])
        : listValues({ type: 'url' }, place).map(({ name, title }) => value('page', name, title));
    case 'key':
      return keys();
    case 'none':
      return [];
  }
}

function value(kind: SuggestionKind, name: string, detail?: string): Suggestion {
  return { kind, label: name, text: name, isSnippet: false, ...(detail === undefined ? {} : { detail }) };
}

function shortcodes({ state }: NamePlace, text: string, span: Span, snippets: boolean): Suggestion[] {
  // If the tag is already closed, only its name is inserted.
  const rest = text.slice(
    span.end,
    text.indexOf('\n', span.end) === -1 ? undefined : text.indexOf('\n', span.end),
  );
  const isWhole = /^[^{]*[>%]\}\}/.test(rest);
  const isMarkdown = /\{\{%\s*$/.test(text.slice(Math.max(0, span.start - 10), span.start));
  const delimiters = isMarkdown ? (['{{%', '%}}'] as const) : (['{{<', '>}}'] as const);
  return [...state.definitions].map(([name, definition]) => ({
    kind: 'shortcode',
    label: name,
    detail: definition.summary ?? '',
    isSnippet: snippets && !isWhole,
    text: isWhole || !snippets ? name : `${name}${renderSnippetRest({ ...definition, name }, delimiters)}`,
  }));
}

function closings({ state }: NamePlace, text: string, span: Span): Suggestion[] {
  return openShortcodes(text, span.start, state.loaded.shortcodes).map((name) => value('shortcode', name));
}

function parameters(
  definition: ShortcodeDefinition | undefined,
  { given, position }: Extract<Cursor, { kind: 'parameter' }>,
  place: NamePlace,
  snippets: boolean,
): readonly Suggestion[] {
  if (definition === undefined) return [];
  const names = Object.entries(definition.params).flatMap(([name, { type, required }]): Suggestion[] =>
    given.includes(name)
      ? []
      : [
          {
            kind: 'parameter',
            label: name,
            detail: required === true ? `${type}, required` : type,
            text: snippets ? `${name}="$1"` : `${name}=""`,
            isSnippet: snippets,
          },
        ],
  );
  // Without its name an argument is its value: behind a first unnamed one, names cannot follow.
  const values = position === undefined ? [] : argumentValues(definition, position, place, '', true);
  return position !== undefined && position > 0 ? values : [...names, ...values];
}

function argumentValues(
  definition: ShortcodeDefinition | undefined,
  key: string | number,
  place: NamePlace,
  written: string,
  quoted = false,
): readonly Suggestion[] {
  const spec = Object.entries(definition?.params ?? {}).find(([name, { position }]) =>
    typeof key === 'string' ? name === key : position === key,
  )?.[1];
  if (spec === undefined) return [];
  const [path = '', fragment] = splitOnce(written, '#');
  if (fragment !== undefined && (spec.type === 'page' || spec.type === 'url'))
    return headings(place, path).map((item) => ({
      ...item,
      label: `${path}#${item.label}`,
      text: `${path}#${item.text}`,
    }));
  return listValues(spec, place).map(({ name, title }) => ({
    ...value('value', name, title),
    text: quoted ? JSON.stringify(name) : name,
  }));
}

function headings({ state, page }: NamePlace, path: string): readonly Suggestion[] {
  const found = resolveLink(state, page, path) ?? findReferred(state, page, path);
  return found?.kind === 'page'
    ? headingsOf(state, found.page).map(({ id, title }) => value('heading', id, title))
    : [];
}

function keys(): Suggestion[] {
  return describeFrontMatter()
    .filter(({ path }) => !/[.[]/.test(path))
    .map(({ path, description, type }) => ({
      kind: 'key',
      label: path,
      detail: description,
      text: type === '{ … }' || type.endsWith('[]') ? `${path}:` : `${path}: `,
      isSnippet: false,
    }));
}
