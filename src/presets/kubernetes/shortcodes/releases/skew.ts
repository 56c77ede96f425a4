import {
  defineShortcode,
  type ShortcodeContext,
  type ShortcodeOutput,
  text,
} from '../../../../shortcodes/index.ts';
import { readSchedules } from './release-schedule.ts';
import { addMinor, versionText } from './versions.ts';

const KINDS: readonly string[] = [
  'latestVersion',
  'nextMinorVersion',
  'prevMinorVersion',
  'oldestMinorVersion',
  'latestVersionAddMinor',
  'currentVersion',
  'currentVersionAddMinor',
  'currentPatchVersion',
];

export default defineShortcode({
  name: 'skew',
  summary: 'A version of the product counted from the latest one, or from the one that the site documents.',
  params: {
    kind: { type: 'string', required: true, position: 0 },
    /** Difference in minor versions; negative for earlier ones. */
    minor: { type: 'number', position: 1 },
    /** Separator between the numbers, by default a dot. */
    separator: { type: 'string', position: 2 },
  },
  inner: false,
  inline: true,
  examples: [
    { source: '{{< skew currentVersion >}}', shows: '1.' },
    { source: '{{< skew currentVersionAddMinor -1 "-" >}}', shows: '1-' },
  ],
  render(call, context) {
    const { kind, minor = 0, separator } = call.params;
    const latest = (difference: number, between?: string) =>
      versionText(context, 'latest', (version) => addMinor(version, difference, between));
    switch (kind) {
      case 'latestVersion':
        return versionText(context, 'latest', (version) => version);
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
        return unknownKind(context, kind);
    }
  },
});

/** Hugo's template prints nothing for an unknown kind. */
function unknownKind(context: ShortcodeContext, kind: string): ShortcodeOutput {
  context.problem(
    'invalid-shortcode-arguments',
    `Unexpected value “${kind}” of “kind” in “skew”, expected one of ${KINDS.join(', ')}.`,
    { hint: `Use one of: ${KINDS.join(', ')}.`, target: 'skew' },
  );
  return text(context.conventions.showsMissingTexts ? `[${kind}]` : '');
}

/** The newest patch release in the schedule, else the minor version's first. */
function currentPatch(context: ShortcodeContext, version: string): string {
  const schedule = readSchedules(context)?.find(({ minor }) => minor === version);
  return schedule?.patches[0]?.release ?? `${version}.0`;
}
