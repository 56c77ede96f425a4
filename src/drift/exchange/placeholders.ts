/** What translators keep as it is: shortcodes, code, addresses, ids of headings, HTML tags. */

/** Parameters of shortcodes that readers see, and that are translated. */
const SEEN = /\b(text|title|alt|caption)=(?:"(?:[^"\\]|\\.)*"|`[^`]*`)/g;
const PLACEHOLDERS =
  /\{\{[<%][\s\S]*?[>%]\}\}|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|https?:\/\/[^\s<>()[\]"'`]*[^\s<>()[\]"'`.,;:!?]|\{#[^{}\s]+\}|<\/?[a-z][^<>]*>/gi;

/** A text in parts: what is translated, and what is kept as it is. Of a shortcode, what readers see is translated. */
export function splitPlaceholders(
  text: string,
): { readonly text: string; readonly isPlaceholder: boolean }[] {
  const parts: { text: string; isPlaceholder: boolean }[] = [];
  let done = 0;
  const take = (to: number, isPlaceholder: boolean) => {
    if (to > done) parts.push({ text: text.slice(done, to), isPlaceholder });
    done = Math.max(done, to);
  };
  for (const { 0: found, index } of text.matchAll(PLACEHOLDERS)) {
    take(index, false);
    if (found.startsWith('{{'))
      for (const { 0: parameter, 1: name = '', index: at } of found.matchAll(SEEN)) {
        const start = index + at;
        // Up to the quotation mark, and from the second one.
        take(start + name.length + 2, true);
        take(start + parameter.length - 1, false);
      }
    take(index + found.length, true);
  }
  take(text.length, false);
  return parts;
}

/** In the order of their code points; what is translated in a shortcode is left out. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDERS)]
    .map(([found]) => (found.startsWith('{{') ? found.replaceAll(SEEN, '$1=""') : found))
    .map((found) => found.replaceAll(/\s+/g, ' '))
    .sort();
}

/**
 * What a new translation lacks, or has beyond its source. Translations that are there may differ from their source on purpose (an address in
 * their own language): what the earlier one has is right as well.
 */
export function brokenPlaceholders(
  text: string,
  source: string,
  earlier: string,
): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } | undefined {
  const own = placeholdersOf(text);
  const isSame = (other: string) => JSON.stringify(placeholdersOf(other)) === JSON.stringify(own);
  if (isSame(source) || isSame(earlier)) return undefined;
  const expected = placeholdersOf(source);
  return { missing: without(expected, own), unexpected: without(own, expected) };
}

function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
