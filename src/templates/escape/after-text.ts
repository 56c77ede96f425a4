/** Computes the context after text, including attributes; and the text to print: without comments, with stray `<` escaped. */
import { decodeEntities } from '../values/entities.ts';
import {
  type Context,
  contextOf,
  type Delimiter,
  errorContext,
  isComment,
  isInScriptLiteral,
} from './context.ts';
import { type Step, step } from './step.ts';
import { findSpecialEnd, transit } from './transitions.ts';

const ENDS: Readonly<Record<Exclude<Delimiter, 'none'>, RegExp>> = {
  double: /"/,
  single: /'/,
  spaceOrTagEnd: /[ \t\n\f\r>]/,
};

function contextAfterText(context: Context, text: string): Step {
  const { delimiter } = context;
  if (delimiter === 'none') {
    const special = findSpecialEnd(context, text);
    return special.length === 0 ? special : transit(context, text.slice(0, special.length));
  }
  const found = text.search(ENDS[delimiter]);
  const end = found === -1 ? text.length : found;
  if (delimiter === 'spaceOrTagEnd') {
    const bad = /["'<=`]/.exec(text.slice(0, end));
    if (bad !== null) {
      const message = `${JSON.stringify(bad[0])} in unquoted attr: ${JSON.stringify(text.slice(0, end))}`;
      return step(errorContext(message), text.length);
    }
  }
  if (found === -1) return step(transitAll(context, decodeEntities(text)), text.length);
  const isOtherScript =
    context.state === 'attr' &&
    context.element === 'script' &&
    context.attribute === 'scriptType' &&
    !isJsType(text.slice(0, end));
  const element = isOtherScript ? 'none' : context.element;
  return step(contextOf({ state: 'tag', element }), delimiter === 'spaceOrTagEnd' ? end : end + 1);
}

function transitAll(context: Context, text: string): Context {
  let current = context;
  for (let rest = text; rest !== ''; ) {
    const next = transit(current, rest);
    current = next.context;
    rest = rest.slice(next.length);
  }
  return current;
}

const JS_TYPE =
  /^(?:|module|application\/(?:ecmascript|javascript|json|ld\+json|x-ecmascript|x-javascript)|text\/(?:ecmascript|javascript(?:1\.[0-5])?|jscript|livescript|x-ecmascript|x-javascript))$/;

function isJsType(type: string): boolean {
  const [name = ''] = type.split(';');
  return JS_TYPE.test(name.toLowerCase().trim());
}

/** The text to print, and the context after it. */
export function escapeStaticText(start: Context, text: string): { context: Context; text: string } {
  let context = start;
  let printed = '';
  let written = 0;
  for (let at = 0; at < text.length; ) {
    const next = contextAfterText(context, text.slice(at));
    const to = at + next.length;
    if (context.state === 'text' || context.state === 'rcdata') {
      const end = next.context.state === context.state ? to : startOfTag(text, at, to);
      for (let open = text.indexOf('<', at); open !== -1 && open < end; open = text.indexOf('<', open + 1)) {
        if (/^<!doctype/i.test(text.slice(open, open + 9))) continue;
        printed += `${text.slice(written, open)}&lt;`;
        written = open + 1;
      }
    } else if (isComment(context.state) && context.delimiter === 'none') {
      printed += commentStandIn(context, text.slice(written, to));
      written = to;
    }
    if (
      next.context.state !== context.state &&
      isComment(next.context.state) &&
      next.context.delimiter === 'none'
    ) {
      printed += text.slice(written, to - lengthOfOpening(next.context));
      written = to;
    }
    if (isInScriptLiteral(context.state) && /<(?:script|\/script|!--)/i.test(text.slice(at, to))) {
      printed += text.slice(written, at);
      printed += text.slice(at, to).replace(/<(script|\/script|!--)/gi, '\\x3C$1');
      written = to;
    }
    context = next.context;
    at = to;
  }
  if (context.state === 'error') return { context, text };
  const endsInComment = isComment(context.state) && context.delimiter === 'none';
  return { context, text: printed + (endsInComment && written !== 0 ? '' : text.slice(written)) };
}

/** Offset of the tag or comment that ends a piece of text. */
function startOfTag(text: string, from: number, to: number): number {
  const open = text.lastIndexOf('<', to - 1);
  return open < from ? to : open;
}

/** A comment of a script or style counts as white space; one with a line end as a line end. */
function commentStandIn({ state }: Context, comment: string): string {
  if (state === 'jsBlockComment') return /[\n\r\u2028\u2029]/.test(comment) ? '\n' : ' ';
  return state === 'cssBlockComment' ? ' ' : '';
}

function lengthOfOpening({ state }: Context): number {
  if (state === 'htmlComment' || state === 'jsHtmlOpenComment') return 4;
  return state === 'jsHtmlCloseComment' ? 3 : 2;
}
