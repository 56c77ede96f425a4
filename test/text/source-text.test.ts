import { describe, expect, it } from 'vitest';
import {
  concat,
  generated,
  mapLines,
  originAt,
  placeAt,
  type SourceFile,
  slice,
  sourceOf,
  trim,
} from '../../src/text/index.ts';

const page: SourceFile = { path: 'content/en/a.md', text: '---\ntitle: A\n---\nOne two\n  three\nfour' };
const body = sourceOf(page, page.text.indexOf('One'));
const include: SourceFile = { path: 'content/en/includes/b.md', text: 'inner text' };

describe('sourceOf', () => {
  it('is the file, or a part of it', () => {
    expect(body.text).toBe('One two\n  three\nfour');
    expect(sourceOf(include, 6).text).toBe('text');
    expect(sourceOf(include, 0, 5).text).toBe('inner');
  });

  it('places offsets in the whole file, front matter included', () => {
    expect(placeAt(body, body.text.indexOf('three'), body.text.indexOf('three') + 5)).toEqual({
      kind: 'file',
      file: 'content/en/a.md',
      start: { line: 5, column: 3 },
      end: { line: 5, column: 8 },
    });
  });
});

describe('generated', () => {
  it('counts as a whole for the place that caused it', () => {
    const text = generated('long text', { file: page, offset: 17 });
    expect([0, 4, 8].map((at) => originAt(text, at)?.offset)).toEqual([17, 17, 17]);
  });

  it('is nowhere without an origin', () => {
    expect(placeAt(generated('x'), 0)).toEqual({ kind: 'nowhere' });
  });
});

describe('concat', () => {
  const joined = concat([
    slice(body, 0, 4),
    generated('<slot>', { file: page, offset: 20 }),
    sourceOf(include),
    slice(body, 7),
  ]);

  it('keeps the origin of each part', () => {
    expect(joined.text).toBe('One <slot>inner text\n  three\nfour');
    const origins = ['O', '<', '>', 'inner', 'text', 'three', 'four'].map((part) =>
      originAt(joined, joined.text.indexOf(part)),
    );
    expect(origins.map((origin) => [origin?.file.path, origin?.offset])).toEqual([
      ['content/en/a.md', 17],
      ['content/en/a.md', 20],
      ['content/en/a.md', 20],
      ['content/en/includes/b.md', 0],
      ['content/en/includes/b.md', 6],
      ['content/en/a.md', 27],
      ['content/en/a.md', 33],
    ]);
  });

  it('has no end of a place where that is in another file', () => {
    expect(placeAt(joined, 0, joined.text.indexOf('text'))).toEqual({
      kind: 'file',
      file: 'content/en/a.md',
      start: { line: 4, column: 1 },
    });
  });

  it('passes over empty parts', () => {
    const empty = generated('', { file: page, offset: 0 });
    expect(concat([empty, sourceOf(include), empty])).toEqual(sourceOf(include));
    expect(concat([]).text).toBe('');
  });

  it('does not lend the origin of one part to a part without any', () => {
    const mixed = concat([sourceOf(include), generated('x'), sourceOf(include)]);
    expect(originAt(mixed, include.text.length)).toBeUndefined();
    expect(originAt(concat([generated('x'), sourceOf(include)]), 0)).toBeUndefined();
  });
});

describe('trim', () => {
  it.each([
    ['  a b \n', undefined, 'a b'],
    ['\n\na\n', '\n', 'a'],
    ['xxaxx', 'x', 'a'],
    ['   ', undefined, ''],
  ])('of %j with the set %j is %j', (text, set, trimmed) => {
    expect(trim(sourceOf({ path: 'a.md', text }), set).text).toBe(trimmed);
  });

  it('keeps places', () => {
    expect(originAt(trim(sourceOf({ path: 'a.md', text: ' \n x ' })), 0)?.offset).toBe(3);
  });
});

describe('mapLines', () => {
  it('changes the start of lines and keeps the places of the rest', () => {
    const mapped = mapLines(body, (line, index) => ({
      drop: line.startsWith('  ') ? 2 : 0,
      prepend: index === 0 ? '' : '> ',
    }));
    expect(mapped.text).toBe('One two\n> three\n> four');
    expect(originAt(mapped, mapped.text.indexOf('three'))?.offset).toBe(page.text.indexOf('three'));
    expect(originAt(mapped, mapped.text.indexOf('four'))?.offset).toBe(page.text.indexOf('four'));
  });

  it('sees each line with its end, the last one too when it is empty', () => {
    const seen: string[] = [];
    mapLines(sourceOf({ path: 'a.md', text: 'a\n\nb\n' }), (line) => {
      seen.push(line);
      return { drop: 0, prepend: '' };
    });
    expect(seen).toEqual(['a\n', '\n', 'b\n', '']);
  });
});
