import { h } from 'hastscript';
import { defineShortcode, mapsOf, missingData, nodes, textOf } from '../../../../shortcodes/index.ts';
import { dateOf } from './release-schedule.ts';
import { noteCell, releaseTable } from './release-table.ts';

const PATH = 'releases.eol.branches';

export default defineShortcode({
  name: 'eol-releases',
  summary: 'The versions that are no longer maintained.',
  params: {},
  inner: false,
  reads: [{ type: 'data', name: PATH }],
  examples: [{ source: '{{< eol-releases >}}' }],
  render(_call, context) {
    const branches = context.data(PATH);
    if (branches === undefined) return missingData(context, PATH);
    const rows = mapsOf(branches).map((branch) => [
      h('td', textOf(branch, 'release')),
      h('td', textOf(branch, 'finalPatchRelease')),
      h('td', dateOf(branch, 'endOfLifeDate')),
      noteCell(context, textOf(branch, 'note')),
    ]);
    const columns = [
      'release_minor_version',
      'final_patch_release',
      'release_end_of_life_date',
      'release_note',
    ];
    return nodes(releaseTable(context, columns, rows));
  },
});
