import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../src/corpus/index.ts';
import { showProblem } from './site-on-disk.ts';

const read = (text: string) => {
  const { params, format, bodyStart, problems } = parseFrontMatter({ path: 'a.md', text });
  return { params, format, body: text.slice(bodyStart), problems: problems.map(showProblem) };
};

describe('front matter', () => {
  it.each([
    ['yaml', '---\nTitle: A\nParams: {Deep: 1}\n---\nBody\n'],
    ['toml', '+++\nTitle = "A"\n[Params]\nDeep = 1\n+++\nBody\n'],
    ['json', '{"Title": "A", "Params": {"Deep": 1}}\nBody\n'],
    ['yaml', '---\r\nTitle: A\r\nParams: {Deep: 1}\r\n---\r\nBody\n'],
    ['yaml', '\uFEFF---\nTitle: A\nParams: {Deep: 1}\n---\nBody\n'],
    ['yaml', '\n\n---  \nTitle: A\nParams: {Deep: 1}\n---  \nBody\n'],
    ['yaml', '<!--\n---\nTitle: A\nParams: {Deep: 1}\n---\n-->Body\n'],
  ])('is read as %s from %j, keys in lower case', (format, text) => {
    expect(read(text)).toEqual({
      params: { title: 'A', params: { deep: 1 } },
      format,
      body: 'Body\n',
      problems: [],
    });
  });

  it.each([
    ['', ''],
    ['Just text.\n\n---\n\nMore.', 'Just text.\n\n---\n\nMore.'],
    ['- a list\n- of two', '- a list\n- of two'],
    ['{{< note >}}x{{< /note >}}', '{{< note >}}x{{< /note >}}'],
    ['---- four', '---- four'],
  ])('is not there in %j', (text, body) => {
    expect(read(text)).toEqual({ params: {}, format: 'none', body, problems: [] });
  });

  it('may be empty', () => {
    expect(read('---\n---\nBody')).toEqual({ params: {}, format: 'yaml', body: 'Body', problems: [] });
    expect(read('---\n---')).toEqual({ params: {}, format: 'yaml', body: '', problems: [] });
  });

  it('ends in JSON where its brace does, whatever its texts hold', () => {
    const { params, body } = read('{"a": "}\\"{", "b": {}}\nBody');
    expect(params).toEqual({ a: '}"{', b: {} });
    expect(body).toBe('Body');
  });
});

describe('front matter that cannot be read', () => {
  it('keeps what stands before the fault, and tells its place in the file', () => {
    expect(read('---\ntitle: A\nweight: [1\nfoo: bar\n---\nBody')).toMatchObject({
      params: { title: 'A' },
      body: 'Body',
      problems: [expect.stringMatching(/^a\.md:4:1 error invalid-front-matter Unexpected /)],
    });
    expect(read('+++\ntitle = "A"\nx = = 3\n+++\nBody')).toMatchObject({
      params: { title: 'A' },
      body: 'Body',
      problems: [expect.stringMatching(/^a\.md:3:5 error invalid-front-matter Unexpected /)],
    });
    expect(read('\n{"title": "A",\n "x": }\nBody')).toMatchObject({
      body: 'Body',
      problems: [expect.stringMatching(/^a\.md:3:7 error invalid-front-matter Unexpected /)],
    });
  });

  it('that never ends is taken to end with its first paragraph', () => {
    expect(read('---\ntitle: A\n\nBody\n')).toMatchInlineSnapshot(`
      {
        "body": "
      Body
      ",
        "format": "yaml",
        "params": {
          "title": "A",
        },
        "problems": [
          "a.md:1:1 error invalid-front-matter Unexpected end of the file, expected “---” on a line of its own at the end of the front matter. Put “---” on a line of its own after the last key.",
        ],
      }
    `);
    expect(read('{"title": "A",\n\nBody').problems).toEqual([
      'a.md:1:1 error invalid-front-matter Unexpected end of the file, expected “}” at the end of the front matter. Put “}” after the last key.',
    ]);
  });

  it('reports missing keys', () => {
    expect(read('---\n- a\n---\nBody')).toEqual({
      params: {},
      format: 'yaml',
      body: 'Body',
      problems: [
        'a.md:2:1 error invalid-front-matter Unexpected list, expected keys with values, such as “title: Overview”. Add keys to the front matter, or remove it.',
      ],
    });
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '---',
    '+++',
    '{',
    '}',
    '"',
    '\\',
    ':',
    '[',
    '\n',
    '\r\n',
    'a',
    ' ',
    '<!--',
    '-->',
    '\uFEFF',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  it('is read without a crash, and its body is a part of it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { bodyStart, problems } = parseFrontMatter({ path: 'a.md', text });
        expect(bodyStart).toBeGreaterThanOrEqual(0);
        expect(bodyStart).toBeLessThanOrEqual(text.length);
        for (const { place } of problems) expect(place.kind).toBe('file');
      }),
    );
  });

  it('is the body behind front matter of ours, and its title is read', () => {
    fc.assert(
      fc.property(fc.string(), texts, (title, body) => {
        const text = `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`;
        const read = parseFrontMatter({ path: 'a.md', text });
        expect(text.slice(read.bodyStart)).toBe(body);
        expect(read.params.title).toBe(title);
      }),
    );
  });

  it('is read in time that grows with its length alone', () => {
    const text = `{"a": "${'\\"{'.repeat(2_000_000)}`;
    expect(parseFrontMatter({ path: 'a.md', text }).problems).toHaveLength(1);
  });
});

describe('memory', () => {
  const collect = () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc');
    // Buffers are released by the collection after the one that finds them unused.
    gc();
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };

  it.each([
    ['YAML', '---\ntitle: A title of many words\n---\n'],
    ['TOML', '+++\ntitle = "A title of many words"\n+++\n'],
    ['JSON', '{\n"title": "A title of many words"\n}\n'],
  ])('front matter in %s does not keep the text of its page', (_, block) => {
    const pages = 16;
    const body = 4 * 2 ** 20;
    const before = collect();
    const kept = Array.from({ length: pages }, (_unused, page) =>
      // From bytes, as a page is read: a text that is joined from others is kept in parts.
      parseFrontMatter({
        path: `content/en/${page}.md`,
        text: Buffer.from(block + 'x'.repeat(body)).toString('latin1'),
      }),
    );
    expect((collect() - before) / (pages * body)).toBeLessThan(0.5);
    expect(kept.map(({ params }) => params.title)).toEqual(kept.map(() => 'A title of many words'));
  });
});
