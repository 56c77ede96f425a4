import { describe, expect, it } from 'vitest';
import { addInheritedAnchors } from '../../src/pipeline/inherited-anchors.ts';

describe('addInheritedAnchors', () => {
  it('puts the source’s id into the heading that stands for it', () => {
    const html = '<p id="suite">x</p><h2 class="a" id="suite">Suite</h2><h3 id="autre">Autre</h3>';
    expect(addInheritedAnchors(html, [{ id: 'what-s-next', own: 'suite' }])).toBe(
      '<p id="suite">x</p><h2 class="a" id="suite"><span id="what-s-next"></span>Suite</h2><h3 id="autre">Autre</h3>',
    );
    expect(addInheritedAnchors(html, [])).toBe(html);
  });

  it('escapes ids', () => {
    expect(addInheritedAnchors('<h2 id="a">A</h2>', [{ id: '"><b>', own: 'a' }])).toContain(
      '<span id="&quot;&gt;&lt;b&gt;"></span>',
    );
  });
});
