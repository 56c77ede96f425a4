import { PRESETS } from '../../presets/index.ts';
import type { UnknownShortcode } from '../../shortcodes/index.ts';
import type { OwnTemplates } from './own-templates.ts';

/** Explains a shortcode without a definition: the tree has an unreadable template for it, or a preset provides it. */
export function createExplainUnknown(
  templates: OwnTemplates,
): (name: string) => UnknownShortcode | undefined {
  return (name) => {
    const template = templates.get(name);
    if (template !== undefined)
      return {
        message: `Unexpected shortcode “${name}”, which this site defines in ${template}, a Hugo template that Lockstep cannot run.`,
        hint: `Write shortcodes/${name}.ts, with the same output as the template.`,
      };
    const preset = PRESETS.find(({ shortcodes }) =>
      shortcodes.some((one) => one.name === name || one.aliases?.includes(name) === true),
    );
    return preset === undefined
      ? undefined
      : {
          message: `Unexpected shortcode “${name}”, which belongs to the preset “${preset.name}”; this site does not use it.`,
          hint: `Add '${preset.name}' to “presets” in the configuration, or define the shortcode in shortcodes/${name}.ts.`,
        };
  };
}
