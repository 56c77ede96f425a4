/** What translators keep as it is: shortcodes, code, addresses, ids of headings, HTML tags. */

/** Parameters of shortcodes that readers see, and that are translated. */
const SEEN = /\b(text|title|alt|caption)=(?:"(?:[^"\\]|\\.)*"|`[^`]*`)/g;
const PLACEHOLDERS =
  /\{\{[<%][\s\S]*?[>%]\}\}|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|https?:\/\/[^\s<>()[\]"'`]*[^\s<>()[\]"'`.,;:!?]|\{#[^{}\s]+\}|<\/?[a-z][^<>]*>/gi;

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
