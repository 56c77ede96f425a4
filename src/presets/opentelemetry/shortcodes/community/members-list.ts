import { isValueList } from '../../../../formats/index.ts';
import {
  defineShortcode,
  mapsOf,
  markdownOutput,
  missingData,
  textOf,
  valueToText,
} from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'community/members-list',
  summary: 'The members of a group, as `data/community/members` lists them, with their teams.',
  params: { group: { type: 'data', required: true, position: 0, lookup: 'community.members.*' } },
  inner: false,
  examples: [{ source: '{{% community/members-list "maintainers" %}}', shows: 'ada collector' }],
  render(call, context) {
    const { group } = call.params;
    const path = `community.members.${group}`;
    const members = mapsOf(context.data(path));
    if (members.length === 0) return missingData(context, path);
    const lines = members
      .sort((a, b) => (textOf(a, 'name') < textOf(b, 'name') ? -1 : 1))
      .map((member) => {
        const teams = isValueList(member.teams) ? member.teams.map(valueToText) : [];
        const badges = teams
          .filter((team) => team.endsWith(group))
          .map((team) => team.replace(`-${group}`, '').replace('opentelemetry-', ''))
          .map((team) => ` <span class="badge">${team.replaceAll('<', '&lt;')}</span>`);
        return `- [${textOf(member, 'name')}](<${textOf(member, 'html_url')}>)${badges.join('')}`;
      });
    return markdownOutput(call, context, `\n${lines.join('\n')}\n`);
  },
});
