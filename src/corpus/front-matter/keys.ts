/** Front matter keys with a predefined meaning, for editors and the manual's reference. All other keys are parameters of the page. */
import { z } from 'zod';
import { describeShape, type Setting, toJsonSchema } from '../../config/index.ts';

const text = () => z.string();
const flag = () => z.boolean();
const texts = () => z.array(z.string());
/** TOML and YAML have date types; JSON writes dates as text. */
const date = () => z.string();

const schema = z.looseObject({
  title: text().optional().describe('The title, and the heading of the page: the text begins with `##`.'),
  linkTitle: text().optional().describe('A shorter title for menus.'),
  description: text().optional().describe('One sentence, shown under the title and to search engines.'),
  weight: z.int().optional().describe('The rank among its neighbours: smaller comes first.'),
  aliases: texts().optional().describe('Earlier addresses, each of which leads to the page.'),
  draft: flag().optional().describe('`true` keeps the page out of the site.'),
  date: date().optional().describe('The day of the first version.'),
  lastmod: date()
    .optional()
    .describe(
      'The day of the last version; with `theme.lastUpdated`, that of the last commit when not given.',
    ),
  publishDate: date().optional().describe('The page is not published before this day.'),
  expiryDate: date().optional().describe('The page is no longer published from this day on.'),
  authors: texts()
    .optional()
    .describe('Who wrote a post, by name; each author has a list of posts. `author` names a single one.'),
  tags: texts().optional().describe('What the page is about, in words; each has a list of pages.'),
  slug: text().optional().describe('The last part of the address, in place of the name of the file.'),
  url: text().optional().describe('The whole address, in place of the path of the file.'),
  translationKey: text()
    .optional()
    .describe('What translations share whose files have different paths; the path when not given.'),
  layout: text()
    .optional()
    .describe('Another kind of page: `glossary` shows the entries of its folder, `search` the search.'),
  images: texts()
    .optional()
    .describe('Pictures for previews in chats and social networks; the first is shown.'),
  notitle: flag().optional().describe('`true` shows the page without its title.'),
  notoc: flag().optional().describe('`true` shows the page without its table of contents.'),
  no_list: flag().optional().describe('`true` shows a section without the list of its pages.'),
  toc_hide: flag().optional().describe('`true` keeps the page out of menus, lists and search.'),
  exclude_search: flag().optional().describe('`true` keeps the page out of search.'),
  noindex: flag().optional().describe('`true` keeps the page out of search and of the sitemap.'),
  sitemap: z
    .strictObject({
      changefreq: z
        .enum(['always', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'never'])
        .optional()
        .describe('How often the page changes.'),
      priority: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe('How important it is among the pages of the site.'),
      disable: flag().optional().describe('`true` keeps the page out of the sitemap.'),
    })
    .optional()
    .describe('What the sitemap says of the page.'),
  headless: flag().optional().describe('`true` makes no page of it; its files can still be used by others.'),
  build: z
    .strictObject({
      render: z
        .enum(['always', 'link', 'never'])
        .optional()
        .describe('Whether the page is made; with `link` it only has an address.'),
      list: z.enum(['always', 'local', 'never']).optional().describe('Whether lists and menus show it.'),
      publishResources: flag().optional().describe('Whether the files next to it are published.'),
    })
    .optional()
    .describe('Whether the page is made, listed, and its files published.'),
  cascade: z
    .union([z.looseObject({}), z.array(z.looseObject({}))])
    .optional()
    .describe('Keys that all pages below a section have, unless they have their own.'),
  resources: z
    .array(z.looseObject({ src: text(), name: text().optional(), title: text().optional() }))
    .optional()
    .describe('Names and titles of files next to the page, by a pattern of their paths.'),
  translations: z
    .record(
      z.string(),
      z.strictObject({
        preferred: z.union([text(), texts()]).optional(),
        forbidden: z.union([text(), texts()]).optional(),
      }),
    )
    .optional()
    .describe(
      'Of a glossary entry of the source: by locale, the translations that are `preferred`, and those that `check` reports as `forbidden`.',
    ),
  machine_draft: flag()
    .optional()
    .describe(
      '`true` in a page that a program translated; `drift pin` takes it out when a person has read it.',
    ),
  source_blob: text()
    .optional()
    .describe('The version of the source that a translation was made from; `drift pin` writes it.'),
});

/** The keys in the order of relevance for readers, including those in `build` and `sitemap`. */
export function describeFrontMatter(): readonly Setting[] {
  return describeShape(schema.shape);
}

/** The same as a JSON Schema, for editors and other programs. */
export function frontMatterJsonSchema(): Record<string, unknown> {
  return toJsonSchema(schema, 'Front matter of a Lockstep page');
}
