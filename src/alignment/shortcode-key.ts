/** A canonical form of shortcode tags: delimiters, quotes, order of named arguments and old names are ignored. */
import { type ShortcodeTable, type Tag, tokenize } from '../shortcodes/index.ts';

/** Whether a shortcode is used within sentences, so that it never begins or ends a block. */
export function isInline(name: string, shortcodes: ShortcodeTable): boolean {
  return shortcodes.get(name)?.inline === true;
}

/** `{{< codenew file="a.yaml" >}}` and `{{% code_sample file=a.yaml %}}` → the same text. */
export function tagToKey(tag: Tag, shortcodes: ShortcodeTable): string {
  const name = shortcodes.get(tag.name)?.canonical ?? tag.name;
  if (tag.kind === 'close') return `{{/${name}}}`;
  const { positional, named } = tag.args;
  const callout = calloutOf(name, String(named.title ?? ''), Object.keys(named));
  if (callout !== undefined) return alertKey(callout);
  const values = [
    ...positional.map((value) => JSON.stringify(String(value))),
    ...Object.keys(named)
      .sort()
      .map((key) => `${key}=${JSON.stringify(String(named[key]))}`),
  ];
  // Hugo's `ref` and `relref` print a URL: they are equivalent to the URL itself.
  if (name === 'ref' || name === 'relref') return String(positional[0] ?? '').replace(/\.md(?=#|$)/, '');
  return `{{${[name, ...values].join(' ')}}}`;
}

const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution'];

/** The kind of an alert if its title is the default one, as in `> [!NOTE]`. */
function calloutOf(name: string, title: string, keys: readonly string[]): string | undefined {
  const callout = title.toLowerCase();
  const isPlain = name === 'alert' && keys.every((key) => key === 'title' || key === 'color');
  return isPlain && CALLOUTS.includes(callout) ? callout : undefined;
}

/** The key of an alert's opening tag, however it is written. */
export function alertKey(callout: string): string {
  return `{{alert ${JSON.stringify(callout)}}}`;
}

/** The key of an alert's closing tag. */
export const ALERT_END = '{{/alert}}';

/** Whether a shortcode only outputs what it encloses. */
export function isTransparent(name: string, shortcodes: ShortcodeTable): boolean {
  return shortcodes.get(name)?.transparent === true;
}

/** Replaces all tags of a text, for example by their keys. */
export function replaceTags(text: string, replace: (tag: Tag) => string): string {
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
