/** Hover and “Go to Definition” at a cursor. */
import { describeFrontMatter } from '../corpus/index.ts';
import type { ParamSpec, ShortcodeDefinition } from '../shortcodes/index.ts';
import { TYPE_NAMES } from '../shortcodes/index.ts';
import { findCursor, type Span } from './cursor.ts';
import { findLink, findValue, type Meaning, type NamePlace } from './names.ts';

export interface Explanation extends Meaning {
  readonly span: Span;
}

export function explainAt(place: NamePlace, text: string, offset: number): Explanation | undefined {
  const cursor = findCursor(text, offset);
  if (cursor.kind === 'none') return undefined;
  const meaning = meaningOf(cursor, place);
  return meaning === undefined ? undefined : { ...meaning, span: cursor.span };
}

function meaningOf(
  cursor: Exclude<ReturnType<typeof findCursor>, { kind: 'none' }>,
  place: NamePlace,
): Meaning | undefined {
  const { definitions } = place.state;
  switch (cursor.kind) {
    case 'shortcode': {
      const definition = definitions.get(cursor.name);
      return definition === undefined ? undefined : describeShortcode(definition, place);
    }
    case 'parameter': {
      const definition = definitions.get(cursor.shortcode);
      const spec = definition?.params[cursor.name];
      if (spec !== undefined) return describeParam(cursor.name, spec);
      // An unnamed argument without quotation marks.
      const unnamed = paramOf(definition, cursor.position ?? -1)?.[1];
      return unnamed === undefined ? undefined : findValue(unnamed, place, cursor.name);
    }
    case 'argument': {
      const param = paramOf(definitions.get(cursor.shortcode), cursor.key);
      return param === undefined
        ? undefined
        : (findValue(param[1], place, cursor.value) ?? describeParam(...param));
    }
    case 'link':
      return findLink(place, cursor.target);
    case 'key': {
      const key = describeFrontMatter().find(({ path }) => path.toLowerCase() === cursor.name.toLowerCase());
      return key === undefined ? undefined : { title: `${key.path}: ${key.type}`, text: key.description };
    }
  }
}

function paramOf(
  definition: ShortcodeDefinition | undefined,
  key: string | number,
): [string, ParamSpec] | undefined {
  return Object.entries(definition?.params ?? {}).find(([name, { position }]) =>
    typeof key === 'string' ? name === key : position === key,
  );
}

/** Extensions of files that define shortcodes. */
const OWN_ENDINGS = ['ts', 'mts', 'js', 'mjs'];

function describeShortcode(definition: ShortcodeDefinition, { state }: NamePlace): Meaning {
  const { name, summary = '', params, inner, aliases = [] } = definition;
  const { site, files } = state.loaded;
  const own = [
    ...OWN_ENDINGS.map((ending) => `${site.shortcodesDir}/${name}.${ending}`),
    `layouts/shortcodes/${name}.html`,
    `layouts/_shortcodes/${name}.html`,
  ].find((path) => files.kindOf(path) === 'file');
  const rows = Object.entries(params).map(([param, spec]) => `- \`${param}\`: ${describeSpec(spec)}`);
  const text = [
    summary,
    ...(inner ? ['It encloses text, and is closed.'] : []),
    ...(aliases.length === 0 ? [] : [`Other names: ${aliases.map((alias) => `\`${alias}\``).join(', ')}`]),
    rows.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  return { title: name, text, ...(own === undefined ? {} : { file: own }) };
}

function describeParam(name: string, spec: ParamSpec): Meaning {
  return { title: name, text: describeSpec(spec) };
}

function describeSpec({ type, values, required, position }: ParamSpec): string {
  return [
    values === undefined ? TYPE_NAMES[type] : values.map((value) => `\`${value}\``).join(' | '),
    ...(required === true ? ['required'] : []),
    ...(position === undefined ? [] : [`number ${position + 1} without its name`]),
  ].join(', ');
}
