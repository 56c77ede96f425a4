/** Pictures that builds make, by sharp, which Astro brings along on the systems that it supports. */
import { loadOptional } from './optional-package.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Dots per inch of a drawing that says its size in pixels of CSS. */
const DENSITY = 72;
const MAX_DENSITY = 7200;

/**
 * A drawing (SVG) or picture as a PNG of a size, whole and on a transparent ground.
 *
 * @param use what needs it, as the subject of a sentence
 * @throws MissingPackageError
 */
export async function drawSvg(
  picture: Uint8Array,
  { width, height }: PictureSize,
  use: string,
): Promise<Uint8Array> {
  const { default: sharp } = await loadOptional('sharp', use, () => import('sharp'));
  const { format, width: own = width } = await sharp(picture).metadata();
  // Lines are drawn at the size that is asked for, and not enlarged afterwards.
  const density = Math.min(MAX_DENSITY, Math.max(DENSITY, (DENSITY * width) / own));
  return sharp(picture, format === 'svg' ? { density } : {})
    .resize({ width, height, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
