import type { ResourceSummary, ShortcodeContext } from '../../../../shortcodes/index.ts';

/** An image of the headless bundle `_common-resources`, by a part of its name. A missing one is reported. */
export function commonImage(context: ShortcodeContext, name: string): ResourceSummary | undefined {
  const image = context.resourceOf('/_common-resources', `images/**${name}*`);
  if (image === undefined) {
    context.problem(
      'missing-resource',
      `Unexpected image name “${name}”, expected a file of _common-resources/images.`,
      {
        hint: 'Correct the name, or add the image.',
        target: name,
      },
    );
  }
  return image;
}
