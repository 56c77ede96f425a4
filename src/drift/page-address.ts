/** Pages as addresses name them. */

/** The common part of a page's path and its URL: without locale, extension, slashes at the ends, or `index`. */
export function addressOf(path: string): string {
  return path
    .replace(/\.\w+$/, '')
    .replace(/(?:^|\/)_?index$/, '')
    .replaceAll(/^\/+|\/+$/g, '')
    .toLowerCase();
}
