import { describe, expect, it } from 'vitest';
import { createAnchors, parseHtmlIds } from '../../src/links/index.ts';

describe('createAnchors', () => {
  const anchors = createAnchors(['arrêt-de-pods', 'What-s-next', 'caf\u00e9']);
  it.each([
    'arrêt-de-pods',
    'arr%C3%AAt-de-pods',
    'What-s-next',
    'caf\u00e9',
    'caf%C3%A9',
    '',
    'top',
    ':~:text=x',
    'caf%C3%A9:~:text=a,b',
    'TOP',
  ])('has #%s', (fragment) => expect(anchors.has(fragment)).toBe(true));
  it.each(['what-s-next', 'nothing', '%ZZ', 'nothing:~:text=a'])('has no #%s', (fragment) => {
    expect(anchors.has(fragment)).toBe(false);
  });
  it('names what differs in case alone', () => {
    expect(anchors.nearCase('what-s-next')).toBe('What-s-next');
  });
});

describe('parseHtmlIds', () => {
  it('reads ids and names', () => {
    expect(
      parseHtmlIds(`<h1 id="a">x</h1><a name='b'></a><p id=c><A HREF="#" ID = "d&amp;&quot;e">`),
    ).toEqual(['a', 'b', 'c', 'd&"e']);
  });
  it('reads nothing else than anchors', () => {
    const html = `<meta name="viewport"><input name="q"><!-- <p id="old"> --><script>x = '<p id="made">';</script>
      <p title="an id=fake" data-id="no" class="a > id=b">of id=text</p><div id="real"></div>`;
    expect(parseHtmlIds(html)).toEqual(['real']);
  });
  it('knows nothing of an empty file', () => {
    expect(parseHtmlIds(' \n')).toBeUndefined();
  });
});
