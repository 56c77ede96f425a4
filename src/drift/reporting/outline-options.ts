import type { OutlineOptions } from '../../alignment/index.ts';
import type { Site } from '../../config/index.ts';
import { textToAnchor } from '../../markdown/index.ts';
import type { ShortcodeTable } from '../../shortcodes/index.ts';
import { createRecent } from '../../text/index.ts';
import type { Ui } from '../../ui/index.ts';

/** Outline options of pages by locale; by default those of the default locale. */
export function createOutlineOptions(
  { markdown, origin, defaultLocale, links }: Pick<Site, 'markdown' | 'origin' | 'defaultLocale' | 'links'>,
  ui: Ui,
  shortcodes: ShortcodeTable,
): (locale?: string) => OutlineOptions {
  const { headingIds } = markdown;
  // All versions of a page have most headings in common.
  const anchors = createRecent<string>(5000);
  const anchorOf = (text: string) =>
    headingIds === 'none' ? '' : anchors.get(text, (own) => textToAnchor(own, headingIds) || 'heading');
  const create = (locale: string): OutlineOptions => ({
    origin,
    shortcodes,
    hosts: links.exampleHosts,
    sourceLocale: defaultLocale,
    anchorOf,
    uiText(key) {
      const { text, missing, from } = ui(locale, key);
      return missing && from === undefined ? undefined : text;
    },
  });
  const known = new Map<string, OutlineOptions>();
  return (locale = defaultLocale) => {
    const options = known.get(locale) ?? create(locale);
    known.set(locale, options);
    return options;
  };
}
