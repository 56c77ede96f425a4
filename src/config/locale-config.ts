/** The schema of locales and menus in lockstep.config.ts. */
import { z } from 'zod';
import { flag, listOf, localized, params, tableOf, text } from './schema-parts.ts';

const menuEntry = z.strictObject(
  {
    name: localized().describe('What the entry shows.'),
    page: text()
      .optional()
      .describe('The page it leads to, by its path in the content folder: `docs/containers`.'),
    url: text().optional().describe('Where it leads to, for anything but a page of this site.'),
    identifier: text()
      .optional()
      .describe('What `parent` of other entries calls it; its name when not given.'),
    parent: text().optional().describe('The identifier of the entry it stands under.'),
    weight: z
      .number('a number')
      .optional()
      .describe('Its rank among its siblings: smaller comes first, none comes last.'),
    title: text().optional().describe('What its tooltip says.'),
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
        'Its name in the language menu, in itself: `Français`. Taken from the language when not given.',
      ),
    lang: text()
      .optional()
      .describe(
        'BCP-47 tag for `lang`, `hreflang` and `Intl`, where the folder name does not tell it: `zh-Hans`.',
      ),
    direction: z
      .enum(['ltr', 'rtl'], '"ltr" or "rtl"')
      .optional()
      .describe('Writing direction; that of the language when not given.'),
    fallbacks: listOf(text(), 'a list of locale names')
      .optional()
      .describe(
        'Locales whose text stands in for what this one lacks, nearest first; the default locale when not given.',
      ),
    title: text().optional().describe('The title of the site in this locale.'),
    description: text().optional().describe('The description of the site in this locale.'),
    copyright: text().optional().describe('The copyright line in this locale.'),
    params: params().optional().describe('Parameters of this locale, laid over those of the site.'),
    menus: menus()
      .optional()
      .describe('Menus of this locale, instead of those of the site with the same names.'),
    disabled: flag().default(false).describe('Leaves the locale out of the site.'),
  },
  'the label of the locale, or a table of its settings',
);
