/** Small things about text inside a line. */

/** A value as an argument of a shortcode: in quotation marks, or in backquotes where it has such marks itself. */
export function quoteArgument(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return value.includes('`') ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `\`${value}\``;
}

/** Without HTML tags and the marks of Markdown: what a reader sees of a title. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(\S(?:.*?\S)?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
