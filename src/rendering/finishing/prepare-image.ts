/** Attributes of pictures unless the author sets them: lazy loading, and a size that reserves their space. */
import type { Element } from 'hast';
import { decodeUrlPath } from '../../text/index.ts';
import { isSitePath, resolvePath, splitSuffix } from '../run/links.ts';
import type { PageRun } from '../run/page-run.ts';

/** At this point the URL is still as the author wrote it. */
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
  // A width such as `50%` does not determine the height.
  if (!(wanted > 0)) return;
  properties.width = wanted;
  properties.height = Math.round((wanted / size.width) * size.height);
}
