import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath, sanitizePath } from '../../src/corpus/urls/path-names.ts';
import { createTargetPaths } from '../../src/corpus/urls/target-paths.ts';
import { compileGlob } from '../../src/text/index.ts';

const names = fc.array(
  fc.constantFrom('a', 'B', '..', '.', '/', ' ', '-', 'é', '中', '%', '{', '*', '[', '?', '\\'),
);
const texts = names.map((parts) => parts.join(''));

describe('globs', () => {
  it('match themselves when every character is meant as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = text.replace(/[\\*?[\]{},]/g, '\\$&');
        expect(compileGlob(escaped).test(text)).toBe(true);
      }),
    );
  });

  it('are never a reason to crash', () => {
    fc.assert(fc.property(texts, texts, (glob, path) => void compileGlob(glob).test(path)));
  });
});

describe('paths', () => {
  it('are joined as Node joins them, without a slash at the end', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(joinPath('/', a, b)).toBe(posix.join('/', a, b).replace(/(.)\/$/, '$1'));
      }),
    );
  });

  it('that are sanitized stay as they are, and have no white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = sanitizePath(text, false);
        expect(once).not.toMatch(/\s/);
        expect(sanitizePath(once, false)).toBe(once);
      }),
    );
  });

  it('of the output never leave it, whatever authors write', () => {
    const settings = { urlPrefix: 'fr', uglyUrls: false, disablePathToLower: false };
    fc.assert(
      fc.property(texts, texts, texts, (url, baseName, permalink) => {
        const { output, url: path } = createTargetPaths(
          { kind: 'page', sections: [], dir: 'docs', baseName, url, permalink },
          settings,
        );
        expect(posix.normalize(`/out/${output}`)).toMatch(/^\/out\/?/);
        expect(output.split('/')).not.toContain('..');
        expect(path).toMatch(/^\//);
      }),
    );
  });
});
