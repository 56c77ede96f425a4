import type { OutlineOptions } from '../../alignment/index.ts';
import type { Site } from '../../config/index.ts';
import { textToAnchor } from '../../markdown/index.ts';

/** How pages of a site are cut up. */
export function outlineOptions({ markdown, origin }: Pick<Site, 'markdown' | 'origin'>): OutlineOptions {
  const { headingIds } = markdown;
  return {
    origin,
    anchorOf: (text) => (headingIds === 'none' ? '' : textToAnchor(text, headingIds) || 'heading'),
  };
}
