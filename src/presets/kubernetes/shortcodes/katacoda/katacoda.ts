import type { ShortcodeContext } from '../../../../shortcodes/index.ts';

/** Katacoda, whose terminals some pages embed, was shut down in 2023. */
export function reportKatacoda(context: ShortcodeContext, name: string): void {
  context.problem(
    'deprecated-shortcode',
    `Unexpected shortcode “${name}”, expected none: Katacoda no longer exists.`,
    {
      hint: 'Remove it, with the text that speaks of it.',
      target: name,
    },
  );
}
