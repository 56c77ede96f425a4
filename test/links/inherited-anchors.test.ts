import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/io/index.ts';
import { loadSite } from '../../src/site/index.ts';
import { anchorsByHeading, createInheritance } from '../../src/site/views/inherited-anchors.ts';
import { writeSite } from '../config/site-on-disk.ts';

describe('anchorsByHeading', () => {
  it('has the ids of the source for the headings that stand for them', () => {
    const anchors = [
      { id: 'one', own: 'u' },
      { id: 'two', own: 'u' },
      { id: '"><b>', own: 'a' },
    ];
    expect([...anchorsByHeading(anchors, 'p1-')]).toEqual([
      ['u', '<span id="p1-one"></span><span id="p1-two"></span>'],
      ['a', '<span id="p1-&quot;&gt;&lt;b&gt;"></span>'],
    ]);
  });
});

describe('createInheritance', () => {
  it('knows what a heading by shortcode shows in each language', async () => {
    const page = (title: string) =>
      `---\ntitle: ${title}\n---\n\n## {{% heading "whatsnext" %}}\n\n${title}.\n`;
    const root = writeSite({
      'lockstep.config.ts': "export default { locales: { en: 'English', fr: 'Français' } };\n",
      'content/en/a.md': page('A'),
      'content/fr/a.md': page('Un'),
    });
    const result = await loadSite({ root, locales: [], clock: systemClock });
    if (result.kind === 'failed') throw new Error('It cannot be loaded.');
    const { loaded } = result;
    const french = loaded.corpus.pages.find(({ file }) => file === 'content/fr/a.md');
    if (french === undefined) throw new Error('The page is not there.');
    expect(createInheritance(loaded).of(french, ['et-ensuite'])).toEqual([
      { id: 'whats-next', own: 'et-ensuite' },
    ]);
  });
});
