import { defineShortcode, type ShortcodeContext } from '../definition.ts';
import { readSchedules } from './release-schedule.ts';
import { addMinor, versionText } from './versions.ts';

export default defineShortcode({
  name: 'skew',
  summary: 'A version of the product counted from the latest one, or from the one that the site documents.',
  params: {
    kind: {
      type: 'string',
      required: true,
      position: 0,
      values: [
        'latestVersion',
        'nextMinorVersion',
        'prevMinorVersion',
        'oldestMinorVersion',
        'latestVersionAddMinor',
        'currentVersion',
        'currentVersionAddMinor',
        'currentPatchVersion',
      ],
    },
    /** How many minor versions later; negative for earlier. */
    minor: { type: 'number', position: 1 },
    /** Between the numbers, a dot unless given. */
    separator: { type: 'string', position: 2 },
  },
  inner: false,
  examples: [
    { source: '{{< skew currentVersion >}}', shows: '1.' },
    { source: '{{< skew currentVersionAddMinor -1 "-" >}}', shows: '1-' },
  ],
  render(call, context) {
    const { kind, minor = 0, separator } = call.params;
    const latest = (difference: number, between?: string) =>
      versionText(context, 'latest', (version) => addMinor(version, difference, between));
    switch (kind) {
      case 'nextMinorVersion':
        return latest(1);
      case 'prevMinorVersion':
        return latest(-1);
      case 'oldestMinorVersion':
        return latest(-2);
      case 'latestVersionAddMinor':
        return latest(minor, separator || '.');
      case 'currentVersion':
        return versionText(context, 'version', (version) => version);
      case 'currentVersionAddMinor':
        return versionText(context, 'version', (version) => addMinor(version, minor, separator || '.'));
      case 'currentPatchVersion':
        return versionText(context, 'version', (version) => currentPatch(context, version));
      default:
        return versionText(context, 'latest', (version) => version);
    }
  },
});

/** The newest patch release that the schedule knows, else the minor version's first. */
function currentPatch(context: ShortcodeContext, version: string): string {
  const schedule = readSchedules(context)?.find(({ minor }) => minor === version);
  return schedule?.patches[0]?.release ?? `${version}.0`;
}
