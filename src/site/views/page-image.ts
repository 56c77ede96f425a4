/** The picture for link previews of a page. */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { isActiveUrl } from '../../markdown/index.ts';
import { absoluteUrl } from '../load/published.ts';

const IMAGE = /\.(?:png|jpe?g|webp|gif|avif)$/i;

/**
 * Looked up as in Hugo: `images` (or `image`) in front matter, a picture of the bundle named feature, cover or thumbnail, `images` in the site's parameters.
 * Absolute if the site knows its origin; `undefined` if there is none.
 */
export function imageOf(
  site: Pick<Site, 'origin' | 'basePath' | 'settings'>,
  { params, resources, locale }: Page,
): string | undefined {
  const written = firstText(params.images) ?? firstText(params.image);
  const named = (pattern: RegExp) =>
    resources.find(({ name, output }) => output !== '' && IMAGE.test(name) && pattern.test(name));
  const own =
    written === undefined
      ? (named(/feature/i) ?? named(/cover|thumbnail/i))
      : resources.find(({ name, output }) => name === written && output !== '');
  if (own !== undefined) return absoluteUrl(site, `/${own.output}`);
  const path = written ?? firstText(site.settings[locale]?.params.images);
  return path === undefined || isActiveUrl(path) ? undefined : absoluteOf(site, path);
}

function firstText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

function absoluteOf(site: Pick<Site, 'origin' | 'basePath'>, path: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path) ? path : absoluteUrl(site, path);
}
