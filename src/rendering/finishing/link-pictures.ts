/** Pictures that readers can enlarge are links to their files; a script of the theme opens them in place (`zoom.client.ts`). */
import type { Element, Root } from 'hast';

/** Smaller pictures are icons and badges, which do not show more when enlarged. */
const MIN_WIDTH = 320;
/** Elements whose pictures are not linked: a link or button cannot contain another link, and in `<picture>` only sources and an image are allowed. */
const EXCLUDED = new Set(['a', 'button', 'summary', 'picture']);

/** Wraps each picture with a description in a link to its file, except small ones and those that are part of a link or button. */
export function linkPictures(parent: Pick<Root, 'children'> | Pick<Element, 'children'>): void {
  for (const [at, node] of parent.children.entries()) {
    if (node.type !== 'element' || EXCLUDED.has(node.tagName)) continue;
    if (node.tagName === 'img') {
      if (canEnlarge(node)) parent.children[at] = linkTo(node);
    } else linkPictures(node);
  }
}

function canEnlarge({ properties: { src, alt, width } }: Element): boolean {
  const isDescribed = typeof alt === 'string' && alt !== '';
  return typeof src === 'string' && src !== '' && isDescribed && !(Number(width ?? MIN_WIDTH) < MIN_WIDTH);
}

function linkTo(picture: Element): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['zoom'], href: picture.properties.src },
    children: [picture],
  };
}
