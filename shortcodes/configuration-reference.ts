import { defineShortcode, describeSettings, text } from 'lockstep';
import { firstKey, renderSetting } from '../reference/configuration.ts';
import { reportUngrouped, SETTING_GROUPS } from '../reference/groups.ts';
import { createTranslate } from '../reference/texts.ts';

/** A section of the manual's page of settings, made of the schema that checks them: it cannot say otherwise. */
export default defineShortcode({
  name: 'configuration-reference',
  summary: 'What the settings of one group do, with their types and defaults.',
  params: {
    group: { type: 'string', required: true, position: 0, values: Object.keys(SETTING_GROUPS) },
  },
  inner: false,
  examples: [{ source: '{{% configuration-reference "languages" %}}' }],
  render({ params: { group } }, context) {
    const options = {
      word: createTranslate(context, 'words'),
      say: createTranslate(context, 'configuration'),
    };
    const all = describeSettings();
    reportUngrouped(
      context,
      SETTING_GROUPS,
      group,
      all.map(({ path }) => firstKey(path)),
    );
    return text((SETTING_GROUPS[group] ?? []).map((key) => renderSetting(key, all, options)).join('\n\n'));
  },
});
