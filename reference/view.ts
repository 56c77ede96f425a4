/** What components receive, read from the types of the view: the tables of the manual cannot differ from them. */
import { readFileSync } from 'node:fs';
import { code, heading, table } from './markdown.ts';
import type { Translate } from './texts.ts';

/** Where the types are; those of a later file are named by types of an earlier one. */
const FILES = [
  'views/page-view.ts',
  'views/link-view.ts',
  'views/version-views.ts',
  'theme/view-model.ts',
  'theme/drawings.ts',
];
const ROOT = 'PageView';

export interface ViewType {
  readonly name: string;
  /** Types whose fields it has too. */
  readonly extended: readonly string[];
  readonly text: string;
  readonly fields: readonly ViewField[];
}

export interface ViewField {
  /** With a question mark if it may be absent. */
  readonly name: string;
  /** Its type in TypeScript, without `readonly`. */
  readonly type: string;
  readonly text: string;
}

/** The type of a page and all types that it names, in the order in which they are named. */
export function describeView(): readonly ViewType[] {
  const known = new Map(
    FILES.flatMap((file) =>
      readTypes(readFileSync(new URL(`../src/site/${file}`, import.meta.url), 'utf8')),
    ).map((type) => [type.name, type]),
  );
  const found = new Set([ROOT]);
  for (const name of found) {
    const { extended = [], fields = [] } = known.get(name) ?? {};
    for (const text of [...extended, ...fields.map(({ type }) => type)])
      for (const [word] of text.matchAll(/\b[A-Z]\w+/g)) if (known.has(word)) found.add(word);
  }
  return [...found].flatMap((name) => known.get(name) ?? []);
}

/** The interfaces that a file exports, as our formatter writes them: a field or a comment begins a line. */
function readTypes(source: string): ViewType[] {
  const types = source.matchAll(
    /(?:^\/\*\* (?<text>[^\n]*?) \*\/\n)?^export interface (?<name>\w+)(?: extends (?<extended>[\w, ]+))? \{\n(?<body>[\s\S]*?)^\}/gm,
  );
  return [...types].map(({ groups: { name = '', text = '', extended = '', body = '' } = {} }) => ({
    name,
    text,
    extended: extended === '' ? [] : extended.split(', '),
    fields: readFields(body),
  }));
}

function readFields(body: string): ViewField[] {
  const fields = body.matchAll(
    /(?:^ {2}\/\*\* (?<text>[^\n]*?) \*\/\n)?^ {2}readonly (?<name>\w+\??): (?<type>[^\n]*(?:\n {4}[^\n]*|\n {2}\}[^\n]*)*);$/gm,
  );
  return [...fields].map(({ groups: { name = '', text = '', type = '' } = {} }) => ({
    name,
    text,
    type: type.replaceAll('readonly ', '').replaceAll(/\s+/g, ' '),
  }));
}

export interface ViewTablesOptions {
  /** Words of the references: “Type”. */
  readonly word: Translate;
  /** What types and fields mean. */
  readonly say: Translate;
}

/** A section for each type. */
export function renderView(types: readonly ViewType[], { word, say }: ViewTablesOptions): string {
  const names = new Set(types.map(({ name }) => name));
  const linked = (type: string) => {
    const [name] = /\b[A-Z]\w+/.exec(type) ?? [];
    return name !== undefined && names.has(name) ? `[${code(type)}](#${idOf(name)})` : code(type);
  };
  return types
    .flatMap(({ name, text, extended, fields }) => [
      heading(2, code(name), idOf(name)),
      say(text),
      ...(extended.length === 0
        ? []
        : [`${word('It has all fields of:')} ${extended.map(linked).join(', ')}`]),
      table(
        [word('Field'), word('Type'), word('Meaning')],
        fields.map((field) => [code(field.name), linked(field.type), say(field.text)]),
      ),
    ])
    .join('\n\n');
}

function idOf(name: string): string {
  return name.toLowerCase();
}
