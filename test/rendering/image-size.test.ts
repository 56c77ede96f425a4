import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { parseImageSize } from '../../src/rendering/lookups/image-size.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const svg = (attributes: string) =>
  Buffer.from(`<?xml version="1.0"?>\n<!-- <svgx> -->\n<svg ${attributes}><path/></svg>`);

it.each([
  ['PNG', hex('89504e47 0d0a1a0a 0000000d 49484452 00000280 000001e0 08020000')],
  ['GIF', hex('47494638 3961 8002 e001 f70000')],
  [
    'JPEG whose first segments are others',
    hex('ffd8 ffe0 0004 4a46 ffdb 0003 00 ffc4 0002 ffc2 0011 08 01e0 0280 03 012200'),
  ],
  ['WebP, lossy', hex('52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001')],
  ['WebP, lossless', hex('52494646 00000000 57454250 5650384c 00000000 2f 7fc27700 0000000000')],
  ['WebP, extended', hex('52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100')],
  [
    'AVIF',
    hex(
      '0000001c 66747970 61766966 00000000 61766966 6d696631 6d696166 00000038 6d657461 00000000 0000002c 69707270 00000024 6970636f 00000014 69737065 00000000 00000280 000001e0 00000008 70697869',
    ),
  ],
  [
    'JPEG that is shown turned by a quarter',
    hex(
      'ffd8 ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000 ffc0 0011 08 0280 01e0 03 012200 021101 031101 ffd9',
    ),
  ],
  ['SVG', svg('xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="640px" height=\'480\'')],
])('the size of a %s', (_format, bytes) => {
  expect(parseImageSize(bytes)).toEqual({ width: 640, height: 480 });
});

it.each([
  ['a drawing that is as wide as there is room', svg('width="100%" height="100%" viewBox="0 0 640 480"')],
  ['a drawing without a size', svg('viewBox="0 0 640 480"')],
  ['a drawing of no size', svg('width="0" height="0"')],
  ['a PNG that is cut off', hex('89504e47 0d0a1a0a 0000')],
  ['a JPEG without a frame', hex('ffd8 ffe0 0004 4a46 ffd9')],
  ['a JPEG that is cut off', hex('ffd8 ffe0 4a')],
  ['something else', Buffer.from('text')],
  ['nothing', Buffer.from('')],
])('%s has none that is known', (_name, bytes) => {
  expect(parseImageSize(bytes)).toBeUndefined();
});
