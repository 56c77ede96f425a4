/** What a picture in the text gets, unless its author says otherwise: it waits until it is needed, and has its place before it is there. */
import type { Element } from 'hast';
import { decodeUrlPath } from '../text/index.ts';
import { isSitePath, resolvePath, splitSuffix } from './links.ts';
import type { PageRun } from './page-run.ts';

/** The address is still as the author wrote it. */
export function prepareImage({ properties }: Element, { page, lookups }: PageRun): void {
  properties.loading ??= 'lazy';
  const { src, width, height } = properties;
  if (typeof src !== 'string' || !isSitePath(src) || height !== undefined || page.url === '') return;
  const [path] = splitSuffix(src);
  const size = lookups.imageSize(
    page.file,
    page.locale,
    decodeUrlPath(path.startsWith('/') ? path : resolvePath(page.url, path)),
  );
  if (size === undefined) return;
  const wanted = width === undefined ? size.width : Number(width);
  // A width of `50%` says nothing of the height.
  if (!(wanted > 0)) return;
  properties.width = wanted;
  properties.height = Math.round((wanted / size.width) * size.height);
}
