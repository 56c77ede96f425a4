/** Helpers for inline text. */

/** A value as a shortcode argument: quoted, or in backquotes if it contains quotation marks. */
export function quoteArgument(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return value.includes('`') ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `\`${value}\``;
}

/** Removes HTML tags and Markdown markup. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(\S(?:.*?\S)?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
