import { type Context, isInTag, START } from './context.ts';
import { findSpecialEnd, transit } from './transitions.ts';

/**
 * The text of a piece of HTML: `<b>&iexcl;Hi!</b> <script>…</script>` is `&iexcl;Hi! `.
 *
 * @param cutsOpen leaves out a tag at the end that nothing closes, which is text otherwise where it is the only one
 */
export function stripTags(html: string, cutsOpen = false): string {
  let context: Context = START;
  let text = '';
  let isAllText = true;
  let at = 0;
  while (at < html.length) {
    const { state, delimiter, element } = context;
    const rest = html.slice(at);
    if (delimiter !== 'none') {
      const end = rest.search(delimiter === 'double' ? /"/ : delimiter === 'single' ? /'/ : /[ \t\n\f\r>]/);
      if (end === -1) break;
      at += delimiter === 'spaceOrTagEnd' ? end : end + 1;
      context = { ...START, state: 'tag', element };
      continue;
    }
    const isSpecial = element !== 'none' && !isInTag(state);
    const next = isSpecial ? findSpecialEnd(context, rest) : transit(context, rest);
    if (state === 'text' || state === 'rcdata') {
      const open = next.context.state === state ? -1 : rest.lastIndexOf('<', next.length - 1);
      text += rest.slice(0, open === -1 ? next.length : open);
      if (cutsOpen && next.context.state !== state) isAllText = false;
    } else isAllText = false;
    context = next.context;
    at += next.length;
  }
  if (isAllText) return html;
  return context.state === 'text' || context.state === 'rcdata' ? text + html.slice(at) : text;
}
