/** Parses the options of `.Resize` and similar methods, by Hugo's documentation of image processing. */

import type { PictureStep } from '../../../io/index.ts';
import { fail } from '../../../templates/index.ts';
import type { ImageSize } from '../../lookups/image-size.ts';

export type ImageAction = 'Resize' | 'Fit' | 'Fill' | 'Crop';

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['gif', 'gif'],
  ['tif', 'tiff'],
  ['tiff', 'tiff'],
  ['avif', 'avif'],
]);

const ANCHORS: ReadonlySet<string> = new Set(
  'center topleft top topright left right bottomleft bottom bottomright smart'.split(' '),
);

/** @param options `300x200 webp q80 top` */
export function readImageWork(action: ImageAction, options: string, size: ImageSize): PictureStep {
  const words = options.toLowerCase().split(/\s+/);
  const [, width = '', height = ''] = words.map((word) => /^(\d*)x(\d*)$/.exec(word)).find(Boolean) ?? [];
  const wanted = { width: Number(width), height: Number(height) };
  const format = words.map((word) => FORMATS.get(word)).find((name) => name !== undefined);
  const sides = sizeOf(action, wanted, size);
  if (sides.width > MAX_SIDE || sides.height > MAX_SIDE || sides.width * sides.height > MAX_PIXELS)
    return fail(`a picture of ${sides.width} × ${sides.height} pixels is too large`);
  const quality = words.map((word) => /^q(\d+)$/.exec(word)?.[1]).find((number) => number !== undefined);
  return {
    ...sides,
    anchor: words.find((word) => ANCHORS.has(word)) ?? 'smart',
    ...(format === undefined ? {} : { format }),
    ...(quality === undefined ? {} : { quality: Math.min(100, Math.max(1, Number(quality))) }),
  };
}

function sizeOf(
  action: ImageAction,
  { width, height }: ImageSize,
  own: ImageSize,
): Pick<PictureStep, 'way' | 'width' | 'height'> {
  if (action !== 'Resize' && (width === 0 || height === 0)) return fail('must provide Width and Height');
  switch (action) {
    case 'Resize':
      if (width === 0 && height === 0) return fail('must provide Width or Height');
      return {
        way: 'stretch',
        width: width || Math.max(1, Math.floor((height * own.width) / own.height + 0.5)),
        height: height || Math.max(1, Math.floor((width * own.height) / own.width + 0.5)),
      };
    case 'Fit': {
      if (own.width <= width && own.height <= height) return { way: 'stretch', ...own };
      const isWide = own.width / own.height > width / height;
      return {
        way: 'stretch',
        width: isWide ? width : Math.max(1, Math.trunc((height * own.width) / own.height)),
        height: isWide ? Math.max(1, Math.trunc((width * own.height) / own.width)) : height,
      };
    }
    case 'Fill':
      return { way: 'cover', width, height };
    case 'Crop':
      return { way: 'cut', width: Math.min(width, own.width), height: Math.min(height, own.height) };
  }
}

/** Larger pictures would exhaust the memory. */
const MAX_SIDE = 20_000;
const MAX_PIXELS = 100_000_000;

/** The steps that a page recorded for a published picture. */
export function readImageWorks(text: string): readonly PictureStep[] {
  const works: unknown = JSON.parse(text);
  return Array.isArray(works) ? works.filter(isStep) : [];
}

function isStep(value: unknown): value is PictureStep {
  return typeof value === 'object' && value !== null && 'way' in value && 'width' in value;
}
