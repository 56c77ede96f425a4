/** The settings of blogs, and of lists of pages with a tag or an author. */
import { z } from 'zod';
import { flag, tableOf, text } from './schema-parts.ts';
import type { BlogSettings } from './site.ts';

export const blogParts = {
  taxonomies: tableOf(text(), 'a table such as { tag: "tags" }')
    .default({ tag: 'tags', author: 'authors' })
    .describe(
      'Lists of pages by what their front matter says: the key for one word, and the key for several, which is also the path of the lists. `tags: [rope]` puts a page into `/tags/rope/`.',
    ),
  blog: z
    .strictObject(
      {
        excerpts: flag()
          .default(true)
          .describe('Lists of posts show the beginning of a post that has no description.'),
        archives: flag()
          .default(true)
          .describe('Makes a page for each year of a blog: `/blog/2026/`, where there is more than one.'),
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
