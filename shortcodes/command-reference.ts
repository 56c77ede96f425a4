import { defineShortcode, text } from 'lockstep';
import { renderCommand } from '../reference/commands.ts';
import { COMMAND_GROUPS, reportUngrouped } from '../reference/groups.ts';
import { createTranslate } from '../reference/texts.ts';
import { usages } from '../scripts/usage/index.ts';

/** A section of the manual's page of commands, made of what the command line reads its arguments by: it cannot say otherwise. */
export default defineShortcode({
  name: 'command-reference',
  summary: 'How the commands of one group are called, with their options and exit codes.',
  params: {
    group: { type: 'string', required: true, position: 0, values: Object.keys(COMMAND_GROUPS) },
  },
  inner: false,
  examples: [{ source: '{{% command-reference "building" %}}' }],
  render({ params: { group } }, context) {
    reportUngrouped(
      context,
      COMMAND_GROUPS,
      group,
      usages.map(({ name }) => name),
    );
    const options = {
      word: createTranslate(context, 'words'),
      say: createTranslate(context, 'commands'),
      lang: context.page.lang,
    };
    const sections = (COMMAND_GROUPS[group] ?? []).map((name) => {
      const usage = usages.find((one) => one.name === name);
      if (usage === undefined) throw new Error(`there is no command “${name}”.`);
      return renderCommand(usage, options);
    });
    return text(sections.join('\n\n'));
  },
});
