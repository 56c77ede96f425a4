/** Notes where the raw HTML elements that link somewhere stand; Markdown's own links are noted already. Positions then have served. */
import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { PLACE_PROPERTY, placeNumber } from '../scope.ts';
import { walkElements } from '../walk.ts';

export const LINK_ATTRIBUTES: readonly string[] = [
  'href',
  'src',
  'srcSet',
  'poster',
  'data',
  'action',
  'cite',
];

export function rehypePlaces() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    walkElements(tree, (node) => {
      const offset = node.position?.start.offset;
      if (
        scope !== undefined &&
        offset !== undefined &&
        linksSomewhere(node) &&
        !(PLACE_PROPERTY in node.properties)
      ) {
        node.properties[PLACE_PROPERTY] = placeNumber(scope, offset, node.position?.end.offset);
      }
      delete node.position;
    });
  };
}

/** Whether an element has a target that a link check looks at. */
export function linksSomewhere(node: Element): boolean {
  return LINK_ATTRIBUTES.some((name) => name in node.properties);
}
