import { defineShortcode, definitions, PRESETS, text } from 'lockstep';
import { reportUngrouped, SHORTCODE_GROUPS } from '../reference/groups.ts';
import { renderShortcode } from '../reference/shortcodes.ts';
import { createTranslate } from '../reference/texts.ts';

const all = [...definitions, ...PRESETS.flatMap(({ shortcodes }) => shortcodes)];

/** A section of the manual's page of shortcodes, made of the definitions themselves: they cannot say otherwise. */
export default defineShortcode({
  name: 'shortcode-reference',
  summary: 'What the shortcodes of one group do, with their parameters and examples.',
  params: {
    group: { type: 'string', required: true, position: 0, values: Object.keys(SHORTCODE_GROUPS) },
  },
  inner: false,
  examples: [{ source: '{{% shortcode-reference "callouts" %}}' }],
  render({ params: { group } }, context) {
    reportUngrouped(
      context,
      SHORTCODE_GROUPS,
      group,
      all.map(({ name }) => name),
    );
    const options = {
      word: createTranslate(context, 'words'),
      say: createTranslate(context, 'shortcodes'),
      example: createTranslate(context, 'examples'),
      lang: context.page.lang,
      expand: context.expand,
    };
    const sections = (SHORTCODE_GROUPS[group] ?? []).map((name) => {
      const definition = all.find((one) => one.name === name);
      if (definition === undefined) throw new Error(`there is no shortcode “${name}”.`);
      return renderShortcode(definition, group, {
        ...options,
        preset: PRESETS.find(({ shortcodes }) => shortcodes.includes(definition))?.name,
      });
    });
    return text(sections.join('\n\n'));
  },
});
