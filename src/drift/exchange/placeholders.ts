/** Parts that translators must keep unchanged: shortcodes, code, URLs, heading ids, HTML tags. */

/** Shortcode parameters that readers see, and that are translated. */
const SEEN = /\b(text|title|alt|caption)=(?:"(?:[^"\\]|\\.)*"|`[^`]*`)/g;
const PLACEHOLDERS =
  /\{\{[<%][\s\S]*?[>%]\}\}|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|https?:\/\/[^\s<>()[\]"'`]*[^\s<>()[\]"'`.,;:!?]|\{#[^{}\s]+\}|<\/?[a-z][^<>]*>/gi;

/** Splits a text into translatable parts and parts to keep. Visible parameters of shortcodes are translatable. */
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
        // Up to the opening quotation mark, and from the closing one.
        take(start + name.length + 2, true);
        take(start + parameter.length - 1, false);
      }
    take(index + found.length, true);
  }
  take(text.length, false);
  return parts;
}

/** Sorted by code points, without the translatable parts of shortcodes. */
function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDERS)]
    .map(([found]) => (found.startsWith('{{') ? found.replaceAll(SEEN, '$1=""') : found))
    .map((found) => found.replaceAll(/\s+/g, ' '))
    .sort();
}

/**
 * What a new translation lacks, or has in addition to its source. Existing translations may differ from their source on purpose (a URL in their language), so
 * parts of the earlier translation are accepted too.
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
