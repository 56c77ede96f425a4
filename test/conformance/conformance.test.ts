/** Compares the renderer's output with Hugo's recorded output; `npm run conformance` runs a Hugo that is installed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compareCase } from '../../bench/conformance/compare.ts';
import { type Conformance, conform, isConformant } from '../../bench/conformance/conform.ts';
import { EXPECTED, sortDifferences } from '../../bench/conformance/expected.ts';
import { factsOf } from '../../bench/conformance/facts.ts';
import { recordedVersions } from '../../bench/conformance/recording.ts';

describe.each(recordedVersions())('against the recording of Hugo %s', (version) => {
  let result: Conformance;
  beforeAll(async () => {
    result = await conform({ version, record: false });
  });

  it('knows every case as it is now', () => {
    expect(result.stale).toEqual([]);
    expect(result.compared).toBeGreaterThan(90);
  });

  it('differs only where it is meant to', () => {
    expect(result.unexpected).toEqual([]);
    expect(isConformant(result)).toBe(true);
  });

  it('lists no difference that is gone', () => {
    expect(result.unneeded).toEqual([]);
    expect(EXPECTED.map(({ reason }) => reason)).not.toContain('');
  });
});

describe('the comparison', () => {
  const fixture = { id: 'fixture-a.github', from: 'fixture' } as const;
  const example = { id: 'example-a.blackfriday', from: 'example' } as const;
  const classesOf = (...args: Parameters<typeof compareCase>) =>
    compareCase(...args).map((difference) => difference.class);

  it.each([
    ['headings', '<h2 id="a">A</h2>', '<h2 id="a"><b>A</b>.</h2>'],
    ['anchors', '<h2 id="a">A</h2>', '<h2 id="b">A</h2>'],
    ['code', '<pre>a\n  b</pre>', '<pre>a\n b</pre>'],
    ['words', '<p>a “b”</p>', '<p>a "b"</p>'],
    ['words', '<p>a</p><p>b</p>', '<p>ab</p>'],
    ['links', '<a href="/a">x</a>', '<a href="/b">x</a>'],
    ['links', '<img src="/a" alt="b">', '<img src="/a">'],
    ['structure', '<ul><li>a</li></ul>', '<ul><li><p>a</p></li></ul>'],
    ['structure', '<ul><li>a<ul><li>b</li></ul></li></ul>', '<ul><li>a</li></ul><ul><li>b</li></ul>'],
  ] as const)('finds another %s: %s, %s', (name, expected, got) => {
    expect(classesOf(fixture, expected, got)).toContain(name);
  });

  it.each([
    ['<a href="https://docs.example.net/ä/">x</a>', '<a href="/%C3%A4/">x</a>'],
    ['<p>a  b</p>\n', '<p>a b<button>Copy</button></p>'],
    ['<p>a<div>b</div></p>', '<p>a</p><div>b</div>'],
    ['<pre><span class="ln">1</span>a\n</pre>', '<pre>a</pre>'],
  ])('sees what is the same: %s, %s', (expected, got) => {
    expect(compareCase(fixture, expected, got)).toEqual([]);
  });

  it('leaves paragraphs to the templates where a shortcode’s example is compared', () => {
    expect(compareCase(example, '<div>a</div>', '<div><p>a</p></div>')).toEqual([]);
    expect(classesOf(example, '<em>a</em>', 'a')).toEqual(['structure']);
  });

  it('shows the place where two lists part', () => {
    const [difference] = compareCase(fixture, '<p>one two three four</p>', '<p>one two 3</p>');
    expect(difference).toMatchObject({ expected: 'one two three four', got: 'one two 3' });
  });

  it('reads numbers of lines as no code, and nothing twice', () => {
    expect(factsOf('<pre><code>a</code></pre>').code).toEqual(['a']);
  });
});

describe('the list of expected differences', () => {
  const list = [{ case: 'fixture-a', classes: ['words'], reason: 'meant' }] as const;
  const differing = { case: 'fixture-a.github', class: 'words', expected: 'a', got: 'b' } as const;

  it('is for a case in all of its sites, and for its classes alone', () => {
    expect(sortDifferences([differing], '0.111.3', list)).toMatchObject({ unexpected: [], unneeded: [] });
    expect(sortDifferences([{ ...differing, class: 'code' }], '0.111.3', list).unexpected).toHaveLength(1);
    expect(
      sortDifferences([{ ...differing, case: 'fixture-ab.github' }], '0.111.3', list).unexpected,
    ).toHaveLength(1);
  });

  it('reports unused entries', () => {
    expect(sortDifferences([], '0.111.3', list).unneeded).toEqual(list);
  });
});
