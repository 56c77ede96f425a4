import { expect, test } from 'vitest';
import { createRepository } from './repository.ts';

const EN = 'content/en/docs/bread.md';
const FR = 'content/fr/docs/bread.md';

const SOURCE = `---
title: Bread
---

Bread is baked in the morning, before the first customers come, and it is sold until noon.

## Dough

Knead the dough for ten minutes on a table that is covered with flour.

- \`flour\`: a kilogram of the fine kind
- \`water\`: as much as the flour takes
- \`salt\`: a spoon of it, and not more

\`\`\`shell
oven heat --to 220
oven wait --for ready
\`\`\`

## Sale

Sell it by weight. Nobody pays for the paper, as the paper belongs to the house.

### Old bread

What is left goes to the ducks of \`pond/north\`.
`;

const TRANSLATION = `---
title: Pain
---

Le pain est cuit le matin, avant l’arrivée des premiers clients, et il se vend jusqu’à midi.

## Pâte

Pétrissez la pâte pendant dix minutes sur une table couverte de farine.

- \`flour\` : un kilogramme de la fine
- \`water\` : autant que la farine en prend
- \`salt\` : une cuillère, pas davantage

\`\`\`shell
oven heat --to 220
oven wait --for ready
\`\`\`

## Vente

Vendez-le au poids. Personne ne paie le papier, car le papier appartient à la maison.

### Vieux pain

Ce qui reste va aux canards de \`pond/north\`.
`;

async function lostOf(translation: string, source = SOURCE) {
  using repository = createRepository();
  repository.write(EN, source);
  repository.write(FR, translation);
  repository.commit('Both');
  const { status, lost = [] } = await repository.page(FR);
  return {
    status,
    parts: lost.flatMap(({ id, parts }) => parts.map(({ what, lines }) => [id, what, lines])),
  };
}

test.each<[what: string, translation: string, parts: unknown]>([
  ['nothing is lost', TRANSLATION, []],
  ['a paragraph', TRANSLATION.replace(/Pétrissez.*\n\n/, ''), [['dough', 'paragraph', [7, 7]]]],
  ['an item', TRANSLATION.replace(/- `water`.*\n/, ''), [['dough', 'item', [11, 11]]]],
  ['code', TRANSLATION.replace(/```shell[\s\S]*?```\n\n/, ''), [['dough', 'code', [13, 13]]]],
  ['an option of a command', TRANSLATION.replace('heat --to 220', 'heat'), [['dough', 'command', [15, 18]]]],
  ['a section', TRANSLATION.replace(/### Vieux[\s\S]*/, ''), [['old-bread', 'section', [23, 23]]]],
  [
    'two paragraphs that became one',
    TRANSLATION.replace('\n\n## Pâte\n\nPétrissez', '\n\n## Pâte\n\nPétrissez').replace(
      'farine.\n\n- ',
      'farine. C’est tout.\n\n- ',
    ),
    [],
  ],
])('%s', async (_, translation, parts) => {
  expect(await lostOf(translation)).toEqual({ status: 'current', parts });
});

test('what the source has no longer is not lost', async () => {
  using repository = createRepository();
  repository.write(EN, SOURCE);
  repository.write(FR, TRANSLATION.replace(/- `water`.*\n/, ''));
  repository.commit('Both');
  repository.write(EN, SOURCE.replace(/- `water`.*\n/, ''));
  repository.commit('Less');
  expect((await repository.page(FR)).lost).toBeUndefined();
});

test('a page of which little is translated is reported by its share', async () => {
  const begun = SOURCE.replace('Sell it by weight.', 'Vendez-le au poids.').replace(
    '- `water`: as much as the flour takes\n',
    '',
  );
  expect((await lostOf(begun)).parts).toEqual([]);
});
