import { expect, test } from 'vitest';
import { alignOutlines, type OutlineOptions, parseOutline } from '../../src/alignment/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const ours: OutlineOptions = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text) => text.toLowerCase(),
};
const theirs: OutlineOptions = { ...ours, origin: 'https://other.example' };

test('an alignment for one site is not taken for that of another', () => {
  const source = parseOutline('Text.\n', ours);
  const read = () =>
    parseOutline('<!-- See [boats](https://docs.example/boats/) there. -->\n\nTexte.\n', ours);
  const translation = read();
  alignOutlines(source, translation, ours);
  expect(alignOutlines(source, translation, theirs).commented).toEqual(
    alignOutlines(source, read(), theirs).commented,
  );
  expect(alignOutlines(source, translation, ours).commented).not.toEqual(
    alignOutlines(source, translation, theirs).commented,
  );
});
