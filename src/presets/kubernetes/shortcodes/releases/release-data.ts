import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import {
  defineShortcode,
  missingData,
  nodes,
  type ShortcodeContext,
  textNode,
} from '../../../../shortcodes/index.ts';
import { readSchedules, SCHEDULE_PATH, type Schedule } from './release-schedule.ts';
import { timeElement } from './release-table.ts';

export default defineShortcode({
  name: 'release-data',
  summary: 'The maintained versions: newest patch, end of life, earlier patches, changelog.',
  params: {},
  inner: false,
  reads: [{ type: 'data', name: SCHEDULE_PATH }],
  examples: [{ source: '{{< release-data >}}' }],
  render(_call, context) {
    const schedules = readSchedules(context);
    return schedules === undefined
      ? missingData(context, SCHEDULE_PATH)
      : nodes(...schedules.flatMap((schedule) => release(context, schedule)));
  },
});

function release(context: ShortcodeContext, schedule: Schedule): ElementContent[] {
  const { minor, endOfLifeDate } = schedule;
  const latest = schedule.patches[0] ?? { release: `${minor}.0`, targetDate: schedule.releaseDate };
  const id = context.anchorize(minor.replaceAll('.', '-'));
  return [
    h('h3', { id: `release-v${id}` }, minor),
    h('div', { className: ['release-details'] }, [
      fact(context, 'latest_release', [
        textNode(latest.release),
        ...(latest.targetDate === '' ? [] : releaseDate(context, latest.targetDate)),
      ]),
      fact(context, 'end_of_life', endOfLifeDate === '' ? [] : [timeElement(context, endOfLifeDate)]),
      fact(context, 'previous_patches', patchLinks(context, schedule)),
      h(
        'p',
        `${context.ui('release_full_details_initial_text')} ${minor} `,
        h('a', { href: context.relUrl(`/releases/patch-releases/#${id}`) }, context.ui('release_schedule')),
        ` ${context.ui('conjunction_1')} `,
        h('a', { href: changelogUrl(minor), hrefLang: 'en' }, context.ui('release_changelog')),
      ),
    ]),
  ];
}

function fact(context: ShortcodeContext, label: string, value: readonly ElementContent[]): ElementContent {
  return h('div', h('b', context.ui(label)), ' ', h('span', [...value]));
}

function releaseDate(context: ShortcodeContext, date: string): ElementContent[] {
  return [
    textNode(` ${context.ui('release_date_before')}`),
    timeElement(context, date),
    textNode(context.ui('release_date_after')),
  ];
}

/** Oldest first. */
function patchLinks(context: ShortcodeContext, { minor, patches }: Schedule): ElementContent[] {
  if (patches.length === 0) return [textNode(context.ui('not_applicable'))];
  const separator = `${context.ui('inline_list_separator')} `;
  return patches
    .toSorted((a, b) => (a.targetDate < b.targetDate ? -1 : a.targetDate > b.targetDate ? 1 : 0))
    .flatMap(({ release }, index) => [
      ...(index === 0 ? [] : [textNode(separator)]),
      h('a', { href: `${changelogUrl(minor)}#v${release.replaceAll('.', '')}` }, release),
    ]);
}

function changelogUrl(minor: string): string {
  return `https://git.k8s.io/kubernetes/CHANGELOG/CHANGELOG-${minor}.md`;
}
