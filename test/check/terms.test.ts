/** Translations that use terms which the glossary rules out. */
import { expect, test } from 'vitest';
import { checkSite } from '../../src/check/index.ts';
import { systemClock } from '../../src/io/index.ts';
import { freshPath, writeTree } from '../site/tiny-site.ts';

const TERM = `---
title: Node
translations:
  fr: { preferred: [nœud, nœud node], forbidden: [noeud, node] }
  zh: { preferred: 节点, forbidden: 结点 }
---

A machine.
`;
const FRENCH = `---
title: Le Noeud
---

## Un noeud {#node}

Les noeuds, le nœud node, le
Node {{< glossary_tooltip text="noeud" term_id="node" >}} et \`node\`,
[le lien](/docs/node/ "x") https://example.org/node <b node>x</b>.

\`\`\`sh
node
\`\`\`

<!-- node -->
`;

async function termsOf(tree: Readonly<Record<string, string>>) {
  const root = freshPath('terms');
  writeTree(root, {
    'content/en/docs/a.md': '---\ntitle: The node\n---\n\nA node.\n',
    'content/en/docs/glossary/index.md': '---\ntitle: Glossary\nlayout: glossary\n---\n',
    'content/en/docs/glossary/node.md': TERM,
    ...tree,
  });
  const { problems } = await checkSite({
    root,
    env: {},
    cache: freshPath('cache'),
    clock: systemClock,
    onProgress: () => {},
  });
  return problems.filter(({ code }) => code === 'forbidden-term' || code === 'invalid-front-matter');
}

test('terms that the glossary rules out are named where they stand, and code, addresses, ids and comments are left alone', async () => {
  const problems = await termsOf({
    'content/fr/docs/a.md': FRENCH,
    'content/zh/docs/a.md': '---\ntitle: 节点\n---\n\n这个结点很好。\n',
  });
  const places = problems.map(({ code, place, target, suggestion }) => {
    if (place.kind !== 'file') throw new Error('Expected a place in a file.');
    return [code, place.file, place.start?.line, place.start?.column, target, suggestion];
  });
  expect(places).toEqual([
    ['forbidden-term', 'content/fr/docs/a.md', 2, 11, 'Noeud', 'nœud'],
    ['forbidden-term', 'content/fr/docs/a.md', 5, 7, 'noeud', 'nœud'],
    ['forbidden-term', 'content/fr/docs/a.md', 8, 1, 'Node', 'nœud'],
    ['forbidden-term', 'content/fr/docs/a.md', 8, 33, 'noeud', 'nœud'],
    ['forbidden-term', 'content/zh/docs/a.md', 5, 3, '结点', '节点'],
  ]);
  expect(problems[0]?.message).toBe('Unexpected term “Noeud” for “Node”, expected “nœud” or “nœud node”.');
});

test('an entry whose translations cannot be read is reported', async () => {
  const problems = await termsOf({
    'content/en/docs/glossary/node.md': TERM.replace('forbidden: 结点', 'forbidden: { a: b }'),
    'content/zh/docs/a.md': '---\ntitle: 节点\n---\n\n这个结点很好。\n',
  });
  expect(problems.map(({ code, message }) => [code, message])).toMatchObject([
    ['invalid-front-matter', expect.stringContaining('of zh, expected for each locale')],
  ]);
});
