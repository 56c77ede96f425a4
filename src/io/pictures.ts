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

/** One step of making a picture from another. */
export interface PictureStep extends PictureSize {
  /** `stretch` makes it as large as is said, `cover` too, and cuts off what does not fit, `cut` takes a part as it is. */
  readonly way: 'stretch' | 'cover' | 'cut';
  readonly format?: string;
  /** From 1 to 100. */
  readonly quality?: number;
  /** Which part `cover` and `cut` keep: `topleft`, `center`, `smart`. */
  readonly anchor: string;
}

/** A picture made of another, step by step, turned as its camera says. The other arguments are those of {@link drawSvg}. */
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

/** What pictures can be written in. */
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
