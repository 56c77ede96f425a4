/** Tokenizing random texts: nothing is lost, nothing is read twice, nothing throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShortcodes, type ShortcodeNode } from '../../src/shortcodes/index.ts';
import { type Token, tokenize } from '../../src/shortcodes/tokenize.ts';

/** Random text that often resembles a tag. */
const source = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom('{{<', '{{%', '>}}', '%}}', '/>}}', '/*', '*/', '{{', '}}', '<', '%'),
      },
      { weight: 6, arbitrary: fc.constantFrom('inner', 'args', 'nope', '/inner', '/nope', 'a/b', 'x.y') },
      {
        weight: 6,
        arbitrary: fc.constantFrom(' ', '\n', '\t', '=', '"', '`', '\\', '/', '-', '.', ',', '1', 'true'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** Complete tags in any order, with words between them. */
const tags = fc
  .array(
    fc.constantFrom(
      '{{< inner >}}',
      '{{% inner %}}',
      '{{< /inner >}}',
      '{{% /inner %}}',
      '{{< inner />}}',
      '{{< args 1 >}}',
      '{{< nope >}}',
      '{{< /nope >}}',
      '{{</* inner */>}}',
      '{{< args',
      ' word ',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const text = fc.oneof(source, tags);

const encloses = (name: string) => (name === 'inner' ? true : name === 'args' ? false : undefined);

describe('tokenize', () => {
  it('gives tokens in order, apart from each other, inside the text', () => {
    fc.assert(
      fc.property(text, (written) => {
        let last = 0;
        for (const { start, end } of tokenize(written)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(written.length);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('accounts for every opening of a tag', () => {
    fc.assert(
      fc.property(text, (written) => {
        const tokens = tokenize(written);
        for (const { index } of written.matchAll(/\{\{[<%]/g)) {
          expect(tokens.some(({ start, end }) => start <= index && index < end)).toBe(true);
        }
        for (const { start } of tokens) expect(written.slice(start, start + 3)).toMatch(/^\{\{[<%]$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('points at a character of the malformed tag, or at the end of the text', () => {
    fc.assert(
      fc.property(source, (written) => {
        for (const token of tokenize(written)) {
          if (token.kind !== 'malformed') continue;
          expect(token.at).toBeGreaterThanOrEqual(token.start);
          expect(token.at).toBeLessThanOrEqual(written.length);
          expect(token.message).toMatch(/^Unexpected .*\.$/s);
        }
      }),
    );
  });
});

/** Notations of a value, and the parsed value. */
const value = fc.oneof(
  fc.integer({ min: -999, max: 999 }).map((number) => ({ written: String(number), read: number })),
  fc.boolean().map((flag) => ({ written: String(flag), read: flag })),
  fc
    .stringMatching(/^[A-Za-zéш中][\w中.-]{0,5}$/)
    .filter((word) => word !== 'true' && word !== 'false')
    .map((word) => ({ written: word, read: word })),
  fc.string({ unit: fc.constantFrom('a', '1', ' ', '>}}', '{{<', '`', '/', '=', 'ш') }).map((read) => ({
    written: `"${read}"`,
    read,
  })),
  fc.string({ unit: fc.constantFrom('a', '"', '\n', '>}}', '\\', '{{<') }).map((read) => ({
    written: `\`${read}\``,
    read,
  })),
);
const space = fc.constantFrom(' ', '\n', '  ');
const delimiter = fc.constantFrom(['{{<', '>}}'] as const, ['{{%', '%}}'] as const);

describe('a tag as an author writes it', () => {
  const only = (written: string): Token | undefined => {
    const tokens = tokenize(written);
    return tokens.length === 1 ? tokens[0] : undefined;
  };

  it('gives back its unnamed arguments', () => {
    fc.assert(
      fc.property(delimiter, fc.array(value, { maxLength: 4 }), space, ([open, close], values, gap) => {
        const written = [open, 'x', ...values.map((one) => one.written), close].join(gap);
        expect(only(written)).toMatchObject({
          kind: 'open',
          name: 'x',
          args: { positional: values.map(({ read }) => read) },
          start: 0,
          end: written.length,
        });
      }),
    );
  });

  it('gives back its named arguments', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-zш][\w-]{0,4}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(delimiter, names, fc.infiniteStream(value), space, ([open, close], keys, values, gap) => {
        const named = keys.map((key) => ({ key, ...(values.next().value ?? { written: '""', read: '' }) }));
        const written = [open, 'x', ...named.map((one) => `${one.key}=${one.written}`), close].join(gap);
        const token = only(written);
        expect(token?.kind === 'open' ? { ...token.args.named } : token).toEqual(
          Object.fromEntries(named.map(({ key, read }) => [key, read])),
        );
      }),
    );
  });

  it('is shown as it stands between comment marks', () => {
    fc.assert(
      fc.property(delimiter, source, ([open, close], written) => {
        fc.pre(!written.includes(`*/${close}`));
        expect(only(`${open}/*${written}*/${close}`)).toMatchObject({
          kind: 'escaped',
          text: `${open}${written}${close}`,
        });
      }),
    );
  });
});

describe('parseShortcodes', () => {
  it('accounts for every token, in calls that lie inside their parents', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { nodes, problems } = parseShortcodes(written, encloses);
        const seen = new Set<number>();
        const check = (children: readonly ShortcodeNode[], from: number, to: number): void => {
          let last = from;
          for (const node of children) {
            expect(node.start).toBeGreaterThanOrEqual(last);
            expect(node.end).toBeLessThanOrEqual(to);
            last = node.end;
            seen.add(node.start);
            if (node.kind !== 'call' || node.inner === undefined) continue;
            seen.add(node.inner.end);
            check(node.children, node.inner.start, node.inner.end);
          }
        };
        check(nodes, 0, written.length);
        expect([...seen].sort((a, b) => a - b)).toEqual(tokenize(written).map(({ start }) => start));
        for (const { start, end } of problems) expect(start).toBeLessThan(end);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no findings for tags that are nested correctly', () => {
    const { nested } = fc.letrec<{ nested: string; one: string }>((tie) => ({
      nested: fc.array(tie('one'), { maxLength: 4 }).map((parts) => parts.join(' ')),
      one: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('word', '{{< args 1 >}}', '{{< inner />}}', '{{</* nope */>}}', '{{% nope %}}'),
        tie('nested').map((inside) => `{{< inner >}}${inside}{{< /inner >}}`),
        tie('nested').map((inside) => `{{% inner %}}${inside}{{% /inner %}}`),
        tie('nested').map((inside) => `{{< closed >}}${inside}{{< /closed >}}`),
      ),
    }));
    fc.assert(
      fc.property(nested, (written) => {
        expect(parseShortcodes(written, encloses).problems).toEqual([]);
      }),
    );
  });

  it('names every tag that is not closed, at that tag', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (before, inside) => {
        const written = `${'{{< inner >}}'.repeat(before)}{{% inner %}}${'{{< inner >}}'.repeat(inside)}{{< /inner >}}`;
        const { problems } = parseShortcodes(written, encloses);
        expect(problems.map(({ code }) => code)).toEqual(
          Array.from({ length: before + inside }, () => 'unclosed-shortcode'),
        );
        for (const { start } of problems) expect(written.startsWith('{{', start)).toBe(true);
      }),
    );
  });
});
