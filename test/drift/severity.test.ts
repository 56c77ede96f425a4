import { expect, test } from 'vitest';
import { judge } from '../../src/drift/index.ts';
import { textToAnchor } from '../../src/markdown/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const OPTIONS = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};
const page = (text: string) => `---\ntitle: A\n---\n\n${text}\n`;

test.each([
  ['spelling', 'The parition is mounted.', 'The partition is mounted.', 'minor'],
  ['spelling of the first letter', 'It sends yelemetry.', 'It sends telemetry.', 'minor'],
  ['one word or two', 'An address that is cluster wide.', 'An address that is cluster-wide.', 'minor'],
  ['marks of code', 'The state is Unknown then.', 'The state is `Unknown` then.', 'minor'],
  ['only for just', 'Skip it if you just want one.', 'Skip it if you only want one.', 'minor'],
  ['only', 'Skip it if you want one.', 'Skip it if you only want one.', 'major'],
  ['a word without content', 'You can simply run it.', 'You can run it.', 'minor'],
  ['a missing first letter', 'The topology pread constraints.', 'The topology spread constraints.', 'minor'],
  ['a prefix', 'It is typical here.', 'It is atypical here.', 'major'],
  ['a short word', 'It is in thhe cluster.', 'It is in the cluster.', 'minor'],
  ['a comment of code', "```\nrun # it's own\n```", '```\nrun # its own\n```', 'minor'],
  ['the indentation of code', '```\na:\nb: 1\n```', '```\na:\n  b: 1\n```', 'major'],
  ['a unit', 'Sizes are given in K.', 'Sizes are given in k.', 'major'],
  ['code', 'Set `full-pcups` there.', 'Set `full-pcpus` there.', 'major'],
  ['a number', 'Wait for 10 seconds.', 'Wait for 20 seconds.', 'major'],
  ['a negation', 'It is safe to stop it.', 'It is not safe to stop it.', 'major'],
])('%s', (_, before, after, severity) => {
  const { sections } = judge(
    { before: page(before), after: page(after), translation: page('Voilà.') },
    OPTIONS,
  );
  expect(sections).toMatchObject([{ severity }]);
});
