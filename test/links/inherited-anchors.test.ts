import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/io/index.ts';
import { loadSite } from '../../src/site/index.ts';
import { addInheritedAnchors, createInheritance } from '../../src/site/views/inherited-anchors.ts';
import { writeSite } from '../config/site-on-disk.ts';

describe('addInheritedAnchors', () => {
  it('puts the source’s id into the heading that stands for it', () => {
    const html = '<p id="suite">x</p><h2 class="a" id="suite">Suite</h2><h3 id="autre">Autre</h3>';
    expect(addInheritedAnchors(html, [{ id: 'what-s-next', own: 'suite' }])).toBe(
      '<p id="suite">x</p><h2 class="a" id="suite"><span id="what-s-next"></span>Suite</h2><h3 id="autre">Autre</h3>',
    );
    expect(addInheritedAnchors(html, [])).toBe(html);
  });

  it('reads tags to their end, and ids as they are', () => {
    const html =
      '<h2 id="u" title="a > b">U</h2><h3 title=\'x > y\' id="v&#x26;w">V</h3><!-- <h2 id="u"> --><script>"<h2 id=u>"</script>';
    const anchors = [
      { id: 'one', own: 'u' },
      { id: 'two', own: 'v&w' },
    ];
    expect(addInheritedAnchors(html, anchors)).toBe(
      html.replace('>U', '><span id="one"></span>U').replace('>V', '><span id="two"></span>V'),
    );
  });

  it('escapes ids', () => {
    expect(addInheritedAnchors('<h2 id="a">A</h2>', [{ id: '"><b>', own: 'a' }])).toContain(
      '<span id="&quot;&gt;&lt;b&gt;"></span>',
    );
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
