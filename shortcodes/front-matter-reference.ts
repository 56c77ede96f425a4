import { defineShortcode, describeFrontMatter, text } from 'lockstep';
import { renderFrontMatter } from '../reference/front-matter.ts';
import { createTranslate } from '../reference/texts.ts';

/** The manual's table of front matter keys, made of the same schema as the one that editors read. */
export default defineShortcode({
  name: 'front-matter-reference',
  summary: 'The keys of front matter, with their types and what they mean.',
  params: {},
  inner: false,
  examples: [{ source: '{{% front-matter-reference %}}' }],
  render(_call, context) {
    const options = {
      word: createTranslate(context, 'words'),
      say: createTranslate(context, 'front-matter'),
    };
    return text(
      renderFrontMatter(
        describeFrontMatter().filter(({ description }) => description !== ''),
        options,
      ),
    );
  },
});
