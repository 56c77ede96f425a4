import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { walkElements } from '../../src/markdown/index.ts';
import { settleHeader } from '../../src/rendering/finishing/empty-headers.ts';
import { parseHtml } from '../../src/rendering/index.ts';

const settled = (row: string): string => {
  const root = parseHtml(`<table><thead><tr>${row}</tr></thead></table>`);
  walkElements(root, settleHeader);
  return toHtml(root).replace(/^.*<tr>|<\/tr>.*$/g, '');
};

describe('header cells', () => {
  it('without content are ordinary cells for screen readers', () => {
    expect(settled('<th scope="col" align="center"> <!-- none --><br></th><th>Name</th>')).toBe(
      '<th scope="col" align="center" role="cell"> <!-- none --><br></th><th>Name</th>',
    );
  });

  it('with a picture, an element or a name stay', () => {
    const kept =
      '<th><img src="a.svg" alt="Sign"></th><th><code>x</code></th><th aria-label="Name"></th><th title="Name"></th>';
    expect(settled(kept)).toBe(kept);
  });
});
