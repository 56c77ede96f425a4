/** Plain text of a description for menus and search engines: without the tags and markup that some authors use. */
export function plainText(description: string): string {
  return description
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)(?=\S)(.+?)\1/g, '$2')
    .trim();
}
