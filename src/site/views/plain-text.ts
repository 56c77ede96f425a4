/** A description is a line for menus and search engines too: without the tags and marks that some authors put into it. */
export function plainText(description: string): string {
  return description
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)(?=\S)(.+?)\1/g, '$2')
    .trim();
}
