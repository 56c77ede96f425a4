import { describe, expect, it } from 'vitest';
import { partOf } from '../../src/shortcodes/parts/example-part.ts';
import { renderInMemory } from './in-memory-site.ts';

const TEXT =
  'a: 1\n# #region more\nb:\n  c: 2\n  # #region deep\n  d: 3\n  # #endregion deep\n# #endregion more\n';

describe('a part of an example', () => {
  it.each([
    ['2', undefined, '# #region more', 2],
    ['3-4', undefined, 'b:\n  c: 2', 3],
    ['4-', undefined, 'c: 2\nd: 3', 4],
    [undefined, 'deep', 'd: 3', 6],
    [undefined, 'more', 'b:\n  c: 2\n  d: 3', 3],
  ])('lines %s, region %s', (lines, region, text, firstLine) => {
    const expected = text.startsWith('# #region') ? '' : text;
    expect(partOf(TEXT, { lines, region })).toEqual({ kind: 'part', text: expected, firstLine });
  });

  it.each([
    ['9-12', undefined],
    ['x', undefined],
    ['4-2', undefined],
    [undefined, 'none'],
  ])('is missing where lines are %s, region %s', (lines, region) => {
    expect(partOf(TEXT, { lines, region }).kind).toBe('missing');
  });

  it('comes with its name, its file and a download', async () => {
    const { html } = await renderInMemory('{{< codenew file="pods/lifecycle-events.yaml" lines="3-4" >}}');
    expect(html).toContain('lifecycle-demo');
    expect(html).not.toContain('kind');
    expect(html).toContain('download="lifecycle-events.yaml"');
  });
});
