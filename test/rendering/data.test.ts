import { describe, expect, it } from 'vitest';
import { createDataReader } from '../../src/rendering/lookups/data.ts';
import { filesOf } from '../config/site-on-disk.ts';

const files = () =>
  filesOf({
    'data/x/t.csv': 'a,b\n1,2\n',
    'data/x/u.toml': 'v = 1\n',
    'data/x/deep/j.json': '{"v": [2]}',
    'data/Top.yaml': 'Key: {inner: yes}\n',
    'data/bad.yaml': 'a: [\n',
    'theme/top.yaml': 'hidden: true\n',
    'theme/more.yml': 'ours: 3\n',
    'data/notes.txt': 'none',
  });

describe('data', () => {
  it.each([
    [
      'x.t',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['x.u.v', 1],
    ['x.deep.j.v', [2]],
    ['top.Key.inner', true],
    ['top.hidden', undefined],
    ['more.ours', 3],
    ['notes', undefined],
    ['feed.items', ['remote']],
    [
      'x',
      {
        deep: { j: { v: [2] } },
        t: [
          ['a', 'b'],
          ['1', '2'],
        ],
        u: { v: 1 },
      },
    ],
    ['', undefined],
    ['constructor', undefined],
  ])('by path %s', (path, value) => {
    const reader = createDataReader(files(), ['data', 'theme'], { feed: { items: ['remote'] } });
    expect(reader.read(path)).toEqual(value);
  });

  it('says what is wrong with a file', () => {
    const reader = createDataReader(files(), ['data']);
    expect(reader.read('bad.a')).toBeUndefined();
    expect(reader.problems('bad.a')).toMatchObject([
      { code: 'invalid-data', place: { file: 'data/bad.yaml' } },
    ]);
    expect(reader.problems('x.u.v')).toEqual([]);
    expect(reader.problems('nothing.at.all')).toEqual([]);
  });
});
