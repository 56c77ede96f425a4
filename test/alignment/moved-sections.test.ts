import { expect, test } from 'vitest';
import { alignOutlines, parseOutline } from '../../src/alignment/index.ts';
import { textToAnchor } from '../../src/markdown/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const OPTIONS = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};
const page = (...sections: readonly string[]) => parseOutline(sections.join('\n\n'), OPTIONS);
const titles = (source: ReturnType<typeof page>, translation: ReturnType<typeof page>) =>
  alignOutlines(source, translation, OPTIONS).sections.map(
    (pair) => `${source.sections[pair.source]?.title} = ${translation.sections[pair.translation]?.title}`,
  );

const SOURCE = page(
  '## Install\n\nRun it:\n\n```sh\napt-get install demo\n```',
  '## Remove\n\nSee [the list](/docs/remove/) of `demo` and `purge`.',
  '## Questions\n\n- One\n- Two\n- Three',
);

test('sections without ids are known by what they hold where the translation has them in another order', () => {
  const moved = page(
    '## Питання\n\n- Раз\n- Два\n- Три',
    '## Встановлення\n\nЗапустіть:\n\n```sh\napt-get install demo\n```',
    '## Вилучення\n\nДив. [перелік](/docs/remove/) `demo` та `purge`.',
  );
  expect(titles(SOURCE, moved)).toEqual([
    ' = ',
    'Install = Встановлення',
    'Remove = Вилучення',
    'Questions = Питання',
  ]);
});

test('sections that look alike stay in order', () => {
  const same = page('## A\n\nText of one.', '## B\n\nText of two.', '## C\n\nText of three.');
  const other = page('## Р\n\nТекст три.', '## Т\n\nТекст раз.', '## У\n\nТекст два.');
  expect(titles(same, other)).toEqual([' = ', 'A = Р', 'B = Т', 'C = У']);
});
