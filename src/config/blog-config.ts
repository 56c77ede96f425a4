/** The settings of blogs, and of lists of pages with a tag or an author. */
import { z } from 'zod';
import { flag, tableOf, text } from './schema-parts.ts';
import type { BlogSettings } from './site.ts';

export const blogParts = {
  taxonomies: tableOf(text(), 'a table such as { tag: "tags" }')
    .default({ tag: 'tags', author: 'authors' })
    .describe(
      'Taxonomies: the key in the singular, and the key in the plural, which is also the path of the lists. `tags: [rope]` adds a page to `/tags/rope/`.',
    ),
  blog: z
    .strictObject(
      {
        excerpts: flag()
          .default(true)
          .describe('Lists of posts show the beginning of posts without a description.'),
        archives: flag()
          .default(true)
          .describe('Generates a page for each year of a blog if there is more than one: `/blog/2026/`.'),
      },
      'a table of settings for blogs',
    )
    .prefault({})
    .describe('How the section `blog`, and sections with `type: blog`, are listed.'),
};

/** What a Hugo tree shows in blogs unless its theme shows more. */
export const PLAIN_BLOG: BlogSettings = {
  bylines: false,
  years: false,
  excerpts: false,
  archives: false,
};
