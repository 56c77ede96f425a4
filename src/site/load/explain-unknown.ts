import { PRESETS } from '../../presets/index.ts';
import type { UnknownShortcode } from '../../shortcodes/index.ts';
import type { OwnTemplates } from './own-templates.ts';

/** What is known of shortcodes without a definition: that the tree has a template for it, or that a preset has it. */
export function createExplainUnknown(
  templates: OwnTemplates,
): (name: string) => UnknownShortcode | undefined {
  return (name) => {
    const template = templates.get(name);
    if (template !== undefined)
      return {
        message: `Unexpected shortcode “${name}”, which this site defines itself in ${template}, a template of Hugo that is not run.`,
        hint: `Write shortcodes/${name}.ts, which prints what the template prints.`,
      };
    const preset = PRESETS.find(({ shortcodes }) =>
      shortcodes.some((one) => one.name === name || one.aliases?.includes(name) === true),
    );
    return preset === undefined
      ? undefined
      : {
          message: `Unexpected shortcode “${name}”, which belongs to the preset “${preset.name}” that this site does not use.`,
          hint: `Add '${preset.name}' to “presets” in the configuration, or define the shortcode in shortcodes/${name}.ts.`,
        };
  };
}
