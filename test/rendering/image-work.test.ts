/** Sizes of images that templates process; those of ordinary images are compared with Hugo's in `test/conformance/trees/assets`. */
import { describe, expect, it } from 'vitest';
import { readImageWork } from '../../src/rendering/templates/functions/image-work.ts';

describe('a picture', () => {
  it.each([
    ['Resize', '30000x', { width: 40, height: 30 }, '30000 × 22500'],
    // The other dimension follows from the aspect ratio.
    ['Resize', '2000x', { width: 2, height: 900 }, '2000 × 900000'],
    ['Fill', '15000x15000', { width: 40, height: 30 }, '15000 × 15000'],
  ] as const)('is refused where %s %s would fill the memory', (action, options, size, shown) => {
    expect(() => readImageWork(action, options, size)).toThrow(`${shown} pixels is too large`);
  });

  it('has a format, a quality and a part that is kept', () => {
    const own = { width: 40, height: 30 };
    expect(readImageWork('Fill', '10x10 webp q130 TopLeft', own)).toEqual({
      way: 'cover',
      width: 10,
      height: 10,
      anchor: 'topleft',
      format: 'webp',
      quality: 100,
    });
    expect(() => readImageWork('Fit', '10x', own)).toThrow('must provide Width and Height');
  });
});
