/** Generates pictures during builds, with sharp, which Astro installs on the systems that it supports. */
import { loadOptional } from './optional-package.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Dots per inch at which a drawing has its size in CSS pixels. */
const DENSITY = 72;
const MAX_DENSITY = 7200;

/**
 * Converts a drawing (SVG) or picture to a PNG of a size, complete and on a transparent background.
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
  // Drawings are rendered at the requested size instead of being enlarged.
  const density = Math.min(MAX_DENSITY, Math.max(DENSITY, (DENSITY * width) / own));
  return sharp(picture, format === 'svg' ? { density } : {})
    .resize({ width, height, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** One processing step of a picture. */
export interface PictureStep extends PictureSize {
  /** `stretch` resizes to the exact size, `cover` also, cropping what does not fit, `cut` crops without resizing. */
  readonly way: 'stretch' | 'cover' | 'cut';
  readonly format?: string;
  /** From 1 to 100. */
  readonly quality?: number;
  /** The part that `cover` and `cut` keep: `topleft`, `center`, `smart`. */
  readonly anchor: string;
}

/** Processes a picture step by step, after rotating it by its EXIF orientation. Other arguments as for {@link drawSvg}. */
export async function scalePicture(
  picture: Uint8Array,
  steps: readonly PictureStep[],
  use: string,
): Promise<Uint8Array> {
  const { default: sharp } = await loadOptional('sharp', use, () => import('sharp'));
  let bytes = Buffer.from(picture);
  for (const { way, width, height, format, quality, anchor } of steps) {
    const image = sharp(bytes).rotate();
    if (way === 'cut') {
      const { width: w = width, height: h = height } = await sharp(await image.toBuffer()).metadata();
      const left = offsetOf(anchor, w - width, 'left', 'right');
      image.extract({ left, top: offsetOf(anchor, h - height, 'top', 'bottom'), width, height });
    } else {
      const position = anchor === 'smart' ? 'attention' : (POSITIONS[anchor] ?? 'centre');
      image.resize({ width, height, ...(way === 'stretch' ? { fit: 'fill' } : { fit: 'cover', position }) });
    }
    const { format: own } = await sharp(bytes).metadata();
    const kind = FORMATS.find((name) => name === (format ?? own)) ?? 'png';
    bytes = await image.toFormat(kind, quality === undefined ? {} : { quality }).toBuffer();
  }
  return bytes;
}

/** Output formats. */
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;

const POSITIONS: Readonly<Record<string, string>> = {
  topleft: 'left top',
  top: 'top',
  topright: 'right top',
  left: 'left',
  right: 'right',
  bottomleft: 'left bottom',
  bottom: 'bottom',
  bottomright: 'right bottom',
};

function offsetOf(anchor: string, room: number, start: string, end: string): number {
  if (anchor.includes(start)) return 0;
  return anchor.includes(end) ? room : Math.floor(room / 2);
}
