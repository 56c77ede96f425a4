import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { defineShortcode, missingData, nodes, type ShortcodeContext } from '../../../../shortcodes/index.ts';
import { readSchedules, SCHEDULE_PATH, type Schedule } from './release-schedule.ts';
import { fillVerbs, noteCell, releaseTable } from './release-table.ts';

export default defineShortcode({
  name: 'release-branches',
  summary: 'The maintained versions with the dates and the patch releases of each.',
  params: {},
  inner: false,
  reads: [{ type: 'data', name: SCHEDULE_PATH }],
  examples: [{ source: '{{< release-branches >}}' }],
  render(_call, context) {
    const schedules = readSchedules(context);
    return schedules === undefined
      ? missingData(context, SCHEDULE_PATH)
      : nodes(...schedules.flatMap((schedule) => branch(context, schedule)));
  },
});

function branch(context: ShortcodeContext, schedule: Schedule): ElementContent[] {
  const { minor, next, patches } = schedule;
  const parts: ElementContent[] = [h('h3', { id: context.anchorize(minor.replaceAll('.', '-')) }, minor)];
  if (next.release !== '') {
    const text = fillVerbs(context.ui('release_info_next_patch'), [next.release]);
    parts.push(h('p', context.markdown(text)));
  }
  if (next.note !== '') parts.push(h('p', context.markdown(next.note)));
  const dates = [schedule.maintenanceModeStartDate, schedule.endOfLifeDate].map((date) =>
    timeMarkup(context, date),
  );
  parts.push(h('p', context.markdown(fillVerbs(context.ui('release_info_eol'), [minor, ...dates]))));
  if (patches.length > 0) {
    const rows = patches.map(({ release, cherryPickDeadline, targetDate, note }) => [
      h('td', release),
      h('td', cherryPickDeadline),
      h('td', targetDate),
      noteCell(context, note),
    ]);
    const columns = ['patch_release', 'release_cherry_pick_deadline', 'release_target_date', 'release_note'];
    parts.push(releaseTable(context, columns, rows));
  }
  return parts;
}

/** As text, because it is inserted into a UI string that is Markdown. */
function timeMarkup(context: ShortcodeContext, date: string): string {
  return `<time datetime="${date}">${context.formatDate(date, context.ui('release_date_format'))}</time>`;
}
