/** A canonical form of raw HTML and character references. */

const TAG =
  /<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Elements next to which white space is not visible. */
const BLOCKS =
  /\s*(<\/?(?:address|article|aside|blockquote|br|caption|center|col|colgroup|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*>)\s*/g;

/** Lower-case names, attributes sorted by name in double quotes, no trailing slash, no invisible white space. */
export function plainTags(text: string, attribute: (name: string, value: string) => string): string {
  if (!text.includes('<')) return text;
  return text
    .replaceAll(TAG, (_, slash: string, name: string, attributes: string) => {
      const list = [...attributes.matchAll(ATTRIBUTE)]
        .map(([, key = '', double, single, bare]): [string, string | undefined] => [
          key.toLowerCase(),
          double ?? single ?? bare,
        ])
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, value]) => (value === undefined ? key : `${key}="${attribute(key, value)}"`));
      return `<${slash}${[name.toLowerCase(), ...list].join(' ')}>`;
    })
    .replaceAll(BLOCKS, '$1');
}

/** Normalizes characters (NFC), and removes those that only allow line breaks. */
export function plainCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: most texts are ASCII, and need no look at each character.
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text.normalize('NFC').replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '');
}
