/** The icons of a site, generated from one drawing or picture, with the names under which pages link them. */
import type { Site } from '../../config/index.ts';
import { type Files, findPackage } from '../../io/index.ts';
import { relUrl } from '../../rendering/index.ts';
import type { IconsView } from './view-model.ts';

type IconSite = Pick<Site, 'theme' | 'root' | 'staticDirs' | 'basePath'>;

export const ICO = 'favicon.ico';
export const TOUCH = 'apple-touch-icon.png';
export const MANIFEST = 'manifest.webmanifest';

/** `undefined` if the site names no icon, if the file does not exist, or if the package that draws icons is missing. */
export function iconsViewOf(site: IconSite, files: Pick<Files, 'kindOf'>): IconsView | undefined {
  if (iconSourceOf(site, files) === undefined) return undefined;
  const url = (name: string) => relUrl(site, `/${name}`);
  return { ico: url(ICO), touch: url(TOUCH), manifest: url(MANIFEST) };
}

/** Path of the icon for browser tabs: the drawing itself if the source is a drawing. */
export function tabIconOf(site: IconSite, files: Pick<Files, 'kindOf'>): string | undefined {
  const source = iconSourceOf(site, files);
  if (source === undefined) return undefined;
  return isDrawing(source) ? 'favicon.svg' : 'icon-192.png';
}

/** The site's source file for icons, relative to its directory. */
export function iconSourceOf(site: IconSite, files: Pick<Files, 'kindOf'>): string | undefined {
  const path = site.theme.icon?.replace(/^(?:\.?\/)+/, '');
  if (path === undefined || files.kindOf(path) !== 'file' || !canDraw(site)) return undefined;
  return path;
}

/** Whether the package that converts drawings to pictures is installed. */
export function canDraw({ root }: Pick<Site, 'root'>): boolean {
  return (findPackage('sharp') ?? findPackage('sharp', root)) !== undefined;
}

export function isDrawing(path: string): boolean {
  return path.toLowerCase().endsWith('.svg');
}
