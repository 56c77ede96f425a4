/** Pages as addresses name them. */

/** What a page's path and its address have in common: neither locale nor extension, slashes at the ends, or `index`. */
export function addressOf(path: string): string {
  return path
    .replace(/\.\w+$/, '')
    .replace(/(?:^|\/)_?index$/, '')
    .replaceAll(/^\/+|\/+$/g, '')
    .toLowerCase();
}
