/**
 * Width and height of pictures, read from their files, so that a page keeps their place free before they are loaded. In CSS pixels, as a browser shows
 * them: a photograph that its camera marked as turned has its sides exchanged.
 */
import { imageSize } from 'image-size';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** EXIF orientations from here on turn a picture by a quarter. */
const TURNED = 5;

/** `undefined` for what is no picture or is cut off, and for drawings that have no size of their own. */
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
 * Width and height of the root element in pixels. Not by the library, which takes the proportions of a drawing for its size, percentages for pixels, and
 * none of those whose root has a long attribute, as diagrams.net writes it.
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
