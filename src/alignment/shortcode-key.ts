/** Shortcode tags in one way of writing them: delimiters, quotes, order of named arguments and old names do not count. */
import { definitions, type Tag, tokenize } from '../shortcodes/index.ts';

/** Names that are other names for a shortcode: Hugo trees renamed `codenew` to `code_sample`. */
const CANONICAL: ReadonlyMap<string, string> = new Map([
  ...definitions.flatMap(({ name, aliases }) =>
    (aliases ?? []).map((alias): [string, string] => [alias, name]),
  ),
  // A file of examples under its older and its later name.
  ['code', 'codenew'],
]);

/** Shortcodes that stand in a sentence: they never begin or end a block. */
const INLINE: ReadonlySet<string> = new Set([
  'glossary_tooltip',
  'param',
  '_param',
  'skew',
  'link',
  'ref',
  'relref',
  'heading',
  'latest-version',
  'latest-semver',
  'latest-release-notes',
  'release-branch',
  'api-reference',
  'version-from-registry',
  'config_option',
  'spec_status',
]);

export function isInline(name: string): boolean {
  return INLINE.has(name);
}

/** `{{< codenew file="a.yaml" >}}` and `{{% code_sample file=a.yaml %}}` → the same text. */
export function tagToKey(tag: Tag): string {
  const name = CANONICAL.get(tag.name) ?? tag.name;
  if (tag.kind === 'close') return `{{/${name}}}`;
  const { positional, named } = tag.args;
  const box = boxOf(name, String(named.title ?? ''), Object.keys(named));
  if (box !== undefined) return alertKey(box);
  const values = [
    ...positional.map((value) => JSON.stringify(String(value))),
    ...Object.keys(named)
      .sort()
      .map((key) => `${key}=${JSON.stringify(String(named[key]))}`),
  ];
  if (name === 'ref' || name === 'relref') return String(positional[0] ?? '').replace(/\.md(?=#|$)/, '');
  return `{{${[name, ...values].join(' ')}}}`;
}

const BOXES = ['note', 'tip', 'important', 'warning', 'caution'];

/** The kind of an alert whose title is the name of one, as `> [!NOTE]` shows it. */
function boxOf(name: string, title: string, keys: readonly string[]): string | undefined {
  const box = title.toLowerCase();
  const isPlain = name === 'alert' && keys.every((key) => key === 'title' || key === 'color');
  return isPlain && BOXES.includes(box) ? box : undefined;
}

/** The key of the tag that opens an alert, however it is written. */
export function alertKey(box: string): string {
  return `{{alert ${JSON.stringify(box)}}}`;
}

/** The key of the tag that closes one. */
export const ALERT_END = '{{/alert}}';

/** Shortcodes of older pages that show nothing of their own: they name a part of the page for its template. */
export function isUnseen(name: string): boolean {
  return name === 'capture';
}

/** Replaces all tags of a text by their keys. */
export function replaceTags(text: string, replace: (tag: Tag) => string = tagToKey): string {
  if (!text.includes('{{<') && !text.includes('{{%')) return text;
  let result = '';
  let from = 0;
  for (const token of tokenize(text)) {
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    result += text.slice(from, token.start) + replace(token);
    from = token.end;
  }
  return result + text.slice(from);
}
