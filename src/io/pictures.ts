/** Pictures that builds make, by sharp, which Astro brings along on the systems that it supports. */
import { loadOptional } from './optional-package.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

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
  // Drawings are made of lines: as dense as the size asks for, whatever size they say themselves.
  const source = sharp(picture, { density: 300 });
  return source
    .resize({ width, height, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
