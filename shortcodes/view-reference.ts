import { defineShortcode, text } from 'lockstep';
import { createTranslate } from '../reference/texts.ts';
import { describeView, renderView } from '../reference/view.ts';

/** The manual's tables of what components receive, made of the types. */
export default defineShortcode({
  name: 'view-reference',
  summary: 'The fields of a page as components receive it, with their types and what they mean.',
  params: {},
  inner: false,
  examples: [{ source: '{{% view-reference %}}' }],
  render(_call, context) {
    const options = { word: createTranslate(context, 'words'), say: createTranslate(context, 'view') };
    return text(renderView(describeView(), options));
  },
});
