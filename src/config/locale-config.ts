/** The schema of locales and menus in lockstep.config.ts. */
import { z } from 'zod';
import { flag, listOf, localized, params, tableOf, text } from './schema-parts.ts';

const menuEntry = z.strictObject(
  {
    name: localized().describe('The text of the entry.'),
    page: text()
      .optional()
      .describe('The page that it links to, by its path in the content folder: `docs/containers`.'),
    url: text().optional().describe('The URL that it links to, for anything other than a page of this site.'),
    identifier: text()
      .optional()
      .describe('The name by which `parent` of other entries refers to it; by default its name.'),
    parent: text().optional().describe('The identifier of its parent entry.'),
    weight: z
      .number('a number')
      .optional()
      .describe('Its position among its siblings: smaller numbers come first, entries without one last.'),
    title: text().optional().describe('The text of its tooltip.'),
    params: params().optional().describe('Values for the layout.'),
  },
  'a menu entry such as { name: "Docs", page: "docs" }',
);

export const menus = () =>
  tableOf(listOf(menuEntry, 'a list of menu entries'), 'a table of menus').describe(
    'Menus by name, each a list of entries.',
  );

export const localeConfig = z.strictObject(
  {
    label: text()
      .optional()
      .describe(
        'Its name in the language menu, in the language itself: `Français`. By default the name of the language.',
      ),
    lang: text()
      .optional()
      .describe(
        'BCP-47 tag for `lang`, `hreflang` and `Intl`, if it differs from the folder name: `zh-Hans`.',
      ),
    direction: z
      .enum(['ltr', 'rtl'], '"ltr" or "rtl"')
      .optional()
      .describe('The writing direction; by default that of the language.'),
    fallbacks: listOf(text(), 'a list of locale names')
      .optional()
      .describe('Locales whose text is used if this one lacks it, in order; by default the default locale.'),
    title: text().optional().describe('The title of the site in this locale.'),
    description: text().optional().describe('The description of the site in this locale.'),
    copyright: text().optional().describe('The copyright line in this locale.'),
    params: params()
      .optional()
      .describe('Parameters of this locale, merged with those of the site; its own take precedence.'),
    menus: menus()
      .optional()
      .describe('Menus of this locale, which replace those of the site with the same names.'),
    disabled: flag().default(false).describe('Excludes the locale from the site.'),
  },
  'the label of the locale, or a table of its settings',
);
