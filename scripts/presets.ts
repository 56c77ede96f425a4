import type { HugoReference } from '../src/config/index.ts';
import type { UsedPreset } from '../src/site/index.ts';

/** A line for each preset with the reason why the site uses it; one line for all presets of the configuration. */
export function renderPresets(presets: readonly UsedPreset[]): string {
  const named = presets.filter(({ from }) => from === 'config').map(({ name }) => name);
  const lines = presets.flatMap(({ name, from, evidence, replacedTemplates }) => [
    ...(from === 'theme' ? [`Preset ${name}: detected by the theme ${evidence.join(', ')}.`] : []),
    ...(from === 'shortcodes'
      ? [`Preset ${name}: detected by ${evidence.length} of its shortcodes (${shorten(evidence)}).`]
      : []),
    ...(replacedTemplates.length === 0
      ? []
      : [
          `  Its shortcodes take the place of ${replacedTemplates.length} templates of the site, which are known by their text (${shorten(replacedTemplates)}).`,
        ]),
  ]);
  const all = [...(named.length === 0 ? [] : [`Presets: ${named.join(', ')}.`]), ...lines];
  return all.map((line) => `${line}\n`).join('');
}

const SHOWN = 5;

function shorten(names: readonly string[]): string {
  return names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')}, …`;
}

/** A line with the Hugo version whose behaviour is followed, and the reason. */
export function renderReference(hugo: HugoReference | undefined): string {
  if (hugo === undefined) return '';
  const why = hugo.from === '' ? 'the current one, as the tree names none' : `by ${hugo.from}`;
  return `Hugo ${hugo.version}: ${why}.\n`;
}
