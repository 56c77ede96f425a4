/**
 * Width and height of pictures, read from the beginning of their files, so that a page has their place before they are there. In CSS
 * pixels; formats: PNG, GIF, JPEG, WebP, SVG.
 */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** `undefined` for other formats, for what is cut off, and for drawings that have no size of their own. */
export function parseImageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = isFormat(bytes, 0, '\x89PNG')
    ? readPng(view)
    : isFormat(bytes, 0, 'GIF8')
      ? readGif(view)
      : isFormat(bytes, 0, '\xff\xd8')
        ? readJpeg(view)
        : isFormat(bytes, 0, 'RIFF') && isFormat(bytes, 8, 'WEBP')
          ? readWebp(bytes, view)
          : parseSvg(new TextDecoder().decode(bytes.subarray(0, 4096)));
  return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
}

function isFormat(bytes: Uint8Array, at: number, magic: string): boolean {
  return [...magic].every((char, index) => bytes[at + index] === char.charCodeAt(0));
}

function readPng(view: DataView): ImageSize | undefined {
  return view.byteLength < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): ImageSize | undefined {
  return view.byteLength < 10
    ? undefined
    : { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The first frame header among the segments: `FF C0` to `FF CF` but for three that are tables. */
function readJpeg(view: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function readWebp(bytes: Uint8Array, view: DataView): ImageSize | undefined {
  if (view.byteLength < 30) return undefined;
  if (isFormat(bytes, 12, 'VP8X')) {
    const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { width: three(24) + 1, height: three(27) + 1 };
  }
  if (isFormat(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** Width and height of the root element in pixels; of a drawing without them nothing is known but its proportions. */
function parseSvg(text: string): ImageSize | undefined {
  const root = /<svg\b[^>]*>/.exec(text)?.[0];
  const lengthOf = (name: string) =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root ?? '')?.[1]);
  const [width, height] = [lengthOf('width'), lengthOf('height')];
  return Number.isFinite(width) && Number.isFinite(height)
    ? { width: Math.round(width), height: Math.round(height) }
    : undefined;
}
