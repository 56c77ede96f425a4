import type { ShortcodeContext } from '../../../shortcodes/index.ts';
import { GoMap, GoMethod, safeHtml, toText } from '../../../templates/index.ts';

/** `.RenderString`: Markdown rendered separately, by default as part of a line. */
export function renderString(context: ShortcodeContext): GoMethod {
  return new GoMethod(
    (args) => {
      const [options] = args;
      const text = toText(args.at(-1));
      const isBlock = options instanceof GoMap && options.get('display') === 'block';
      if (text === '') return safeHtml('');
      return safeHtml(context.hold(isBlock ? context.markdownBlocks(text) : context.markdown(text)));
    },
    1,
    2,
  );
}
