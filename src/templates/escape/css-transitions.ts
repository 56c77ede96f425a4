import { type Context, errorContext, type State } from './context.ts';
import { decodeCss, endsWithUrl } from './css.ts';
import { type Step, step, transitUrl } from './step.ts';

/** All strings of a style are treated as URLs. */
export function transitCss(context: Context, text: string): Step {
  const to = (state: State, length: number): Step => step({ ...context, state }, length);
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '(':
        if (endsWithUrl(text.slice(0, at).replace(/[\t\n\f\r ]+$/, ''))) {
          const inside = at + 1 + (/^[\t\n\f\r ]*/.exec(text.slice(at + 1))?.[0].length ?? 0);
          const quote = text.charAt(inside);
          if (quote === '"') return to('cssDoubleQuotedUrl', inside + 1);
          return quote === "'" ? to('cssSingleQuotedUrl', inside + 1) : to('cssUrl', inside);
        }
        break;
      case '/':
        if (text.charAt(at + 1) === '/') return to('cssLineComment', at + 2);
        if (text.charAt(at + 1) === '*') return to('cssBlockComment', at + 2);
        break;
      case '"':
        return to('cssDoubleQuoted', at + 1);
      case "'":
        return to('cssSingleQuoted', at + 1);
    }
  }
  return step(context, text.length);
}

export function transitCssString(context: Context, text: string): Step {
  const { state } = context;
  const ends = state === 'cssUrl' ? '\t\n\f\r )' : state.startsWith('cssDouble') ? '"' : "'";
  let current = context;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (ends.includes(char)) return step({ ...current, state: 'css' }, at + 1);
    if (char !== '\\') continue;
    at += 1;
    if (at === text.length) {
      const message = `unfinished escape sequence in CSS string: ${JSON.stringify(text)}`;
      return step(errorContext(message), text.length);
    }
    current = transitUrl(current, decodeCss(text.slice(0, at + 1)));
    from = at + 1;
  }
  return step(transitUrl(current, decodeCss(text.slice(from))), text.length);
}
