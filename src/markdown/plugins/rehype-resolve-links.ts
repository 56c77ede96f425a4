/** Sets the targets of Markdown links and images that the site resolves; the author's target is kept for reports. */
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { WRITTEN_PROPERTY } from '../scope.ts';
import { walkElements } from '../walk.ts';

export function rehypeResolveLinks() {
  return (tree: Root, file: VFile): void => {
    const hooks = file.data.scope?.hooks;
    if (hooks === undefined) return;
    // HTML written by the author is not parsed into elements yet.
    walkElements(tree, ({ tagName, properties }) => {
      const attribute = tagName === 'a' ? 'href' : tagName === 'img' ? 'src' : undefined;
      if (attribute === undefined) return;
      const written = properties[attribute];
      if (typeof written !== 'string') return;
      const resolved = hooks.resolve(tagName === 'a' ? 'link' : 'image', written);
      if (resolved === undefined || resolved === written) return;
      properties[attribute] = resolved;
      properties[WRITTEN_PROPERTY] = written;
    });
  };
}
