/**
 * Width and height of pictures, read from their files, so that pages reserve space before they are loaded. In CSS pixels as shown by browsers: the sides of a
 * rotated photograph (EXIF) are swapped.
 */
import { imageSize } from 'image-size';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** EXIF orientations from this one on rotate by 90°. */
const TURNED = 5;

/** `undefined` for files that are not pictures or incomplete, and for drawings without a size. */
export function parseImageSize(bytes: Uint8Array): ImageSize | undefined {
  const size = parsePhotograph(bytes) ?? parseDrawing(new TextDecoder().decode(bytes.subarray(0, 4096)));
  return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
}

function parsePhotograph(bytes: Uint8Array): ImageSize | undefined {
  try {
    const { width, height, orientation = 1, type } = imageSize(bytes);
    if (type === 'svg') return undefined;
    return orientation >= TURNED ? { width: height, height: width } : { width, height };
  } catch (error) {
    // What the library throws for bytes that it cannot read.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Width and height of an SVG's root element in pixels. Not by the library, which uses the aspect ratio as the size, percentages as pixels, and fails if the
 * root has a long attribute, as diagrams.net writes it.
 */
function parseDrawing(text: string): ImageSize | undefined {
  const root = /<svg\b[^>]*>?/.exec(text)?.[0] ?? '';
  const lengthOf = (name: string) =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root)?.[1]);
  const [width, height] = [lengthOf('width'), lengthOf('height')];
  return Number.isFinite(width) && Number.isFinite(height)
    ? { width: Math.round(width), height: Math.round(height) }
    : undefined;
}
