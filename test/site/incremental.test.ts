/** After any edit, a build with a cache has the same output, byte for byte, as a build without one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONFIG, createTinySite, freshCache, freshPath, page, readTree, type TinySite } from './tiny-site.ts';

/** Bodies with all kinds of dependencies, some of which only exist at times. */
const BODIES = [
  'Text.',
  '## A heading\n\n### Below\n\n```yaml\na: 1\n```',
  '{{< include "part.md" >}}',
  '{{< include "late.md" >}}',
  '{{< codenew file="a.yaml" >}}',
  'A {{< glossary_tooltip term_id="pod" >}}.',
  '{{< param colour >}} {{< param missing >}}',
  '## {{% heading "whatsnext" %}}',
  '[A]({{< ref "/docs/p1" >}}) [B](/docs/p2/) [C](p3.md)',
  '{{< own >}}',
  '{{< late-own >}}',
  '{{< note >}}Unclosed.',
  '{{< nope >}}',
];
const PAGES = ['en/docs/p1', 'en/docs/p2', 'en/docs/p3', 'en/other/p4', 'fr/docs/p1', 'fr/docs/p2'];

const own = (name: string, text: string) => `import { defineShortcode } from 'lockstep';
export default defineShortcode({
  name: '${name}', params: {}, inner: false, examples: [], render: () => ({ kind: 'text', text: '${text}' }),
});
`;

/** A file that an edit writes or, without content, removes. */
interface Edit {
  readonly path: string;
  readonly content: string | undefined;
}

const word = fc.constantFrom('one', 'two', 'three');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        name: fc.constantFrom(...PAGES),
        body: fc.constantFrom(...BODIES),
        title: word,
        weight: fc.integer({ min: 1, max: 3 }),
        alias: fc.option(word),
        gone: fc.integer({ min: 0, max: 5 }),
      })
      .map(({ name, body, title, weight, alias, gone }) => ({
        path: `content/${name}.md`,
        content:
          gone === 0
            ? undefined
            : page(
                `Page ${title}`,
                body,
                `weight: ${weight}`,
                `aliases: [${alias === null ? '' : `/old/${alias}/`}]`,
              ),
      })),
  },
  word.map((text) => ({
    path: 'content/en/includes/part.md',
    content: `Part ${text}. {{< param colour >}}\n`,
  })),
  fc.option(word).map((text) => ({
    path: 'content/fr/includes/part.md',
    content: text === null ? undefined : `Partie ${text}.\n`,
  })),
  fc.option(word).map((text) => ({
    path: 'content/en/includes/late.md',
    content: text === null ? undefined : `Late ${text}.\n`,
  })),
  word.map((text) => ({ path: 'examples/a.yaml', content: `kind: ${text}\n` })),
  word.map((text) => ({
    path: 'content/en/glossary/pod.md',
    content: page(`Pod ${text}`, 'A pod.', 'id: pod', `short_description: ${text}`),
  })),
  word.map((text) => ({ path: 'i18n/fr.yaml', content: `whatsnext_heading: Et puis ${text}\n` })),
  word.map((text) => ({ path: 'shortcodes/own.ts', content: own('own', text) })),
  fc.option(word).map((text) => ({
    path: 'shortcodes/late-own.ts',
    content: text === null ? undefined : own('late-own', text),
  })),
  fc
    .record({ colour: word, title: word, ids: fc.constantFrom('github', 'blackfriday') })
    .map(({ colour, title, ids }) => ({
      path: 'lockstep.config.ts',
      content: CONFIG.replace('green', colour)
        .replace('Tiny', title)
        .replace('locales:', `markdown: { headingIds: '${ids}' }, locales:`),
    })),
  word.map((text) => ({ path: 'static/file.txt', content: text })),
);

function apply(site: TinySite, { path, content }: Edit, written: Set<string>): void {
  if (content !== undefined) {
    site.write({ [path]: content });
    written.add(path);
  } else if (written.delete(path)) site.remove(path);
}

it('gives the same with a cache as without', async () => {
  const files = {
    'content/en/docs/_index.md': page('Docs', ''),
    'content/en/docs/p1.md': page('One', BODIES[2] ?? ''),
    'content/en/docs/p2.md': page('Two', BODIES[5] ?? ''),
    'content/fr/docs/p1.md': page('Un', BODIES[8] ?? ''),
    'content/en/includes/part.md': 'Part.\n',
    'content/en/glossary/index.md': page('Glossary', ''),
    'content/en/glossary/pod.md': page('Pod', 'A pod.', 'id: pod', 'short_description: zero'),
    'examples/a.yaml': 'kind: zero\n',
    'shortcodes/own.ts': own('own', 'zero'),
  };
  const site = createTinySite(files);
  const written = new Set(Object.keys(files));
  const cache = freshCache();
  await site.build(['--cache', cache]);
  const history: Edit[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 8 }), async (edits) => {
      for (const each of edits) apply(site, each, written);
      history.push(...edits);
      const withCache = await site.build(['--cache', cache]);
      const incremental = readTree(site.out);
      const fromNothing = await site.build(['--cache', freshPath('cache')]);
      expect(incremental, JSON.stringify(history)).toEqual(readTree(site.out));
      expect(withCache.report.problems).toEqual(fromNothing.report.problems);
    }),
    // Each run continues with the site of the previous one, so a failure cannot be shrunk: its history is reported instead.
    { numRuns: 4, endOnFailure: true },
  );
});
