/** Snippets for shortcodes: text with placeholders. */
import type { ShortcodeDefinition } from '../shortcodes/index.ts';

/** The delimiters of a shortcode in its examples. */
function delimitersOf({ examples }: Pick<ShortcodeDefinition, 'examples'>): readonly [string, string] {
  return examples[0]?.source.startsWith('{{%') === true ? ['{{%', '%}}'] : ['{{<', '>}}'];
}

/** What follows the name of a shortcode in a tag with these delimiters: required parameters, the end of the tag, and a closing tag if it has content. */
export function renderSnippetRest(
  { name, params, inner }: Pick<ShortcodeDefinition, 'name' | 'params' | 'inner'>,
  [opening, closing]: readonly [string, string],
): string {
  const required = Object.entries(params).filter(([, { required: isRequired }]) => isRequired === true);
  // Positional if possible: named and positional arguments cannot be mixed.
  const isUnnamed = required.length > 0 && required.every(([, { position }]) => position !== undefined);
  const args = required
    .toSorted(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0))
    .map(([key, { values }], at) => {
      const place =
        values === undefined
          ? `\${${at + 1}:${key}}`
          : `\${${at + 1}|${values.map(escapeChoice).join(',')}|}`;
      return isUnnamed ? ` "${place}"` : ` ${key}="${place}"`;
    })
    .join('');
  const end = inner ? `\n$0\n${opening} /${name} ${closing}` : '$0';
  return `${args} ${closing}${end}`;
}

/** A snippet of a whole call. */
export function renderSnippet(
  definition: Pick<ShortcodeDefinition, 'name' | 'params' | 'inner' | 'examples'>,
): string {
  const delimiters = delimitersOf(definition);
  return `${delimiters[0]} ${definition.name}${renderSnippetRest(definition, delimiters)}`;
}

function escapeChoice(value: string): string {
  return value.replace(/[\\,|}$]/g, '\\$&');
}
