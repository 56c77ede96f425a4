import { type Context, errorContext, type JsContext } from './context.ts';
import { type Step, step } from './step.ts';

export function transitJs(context: Context, text: string): Step {
  const at = text.search(/["`'/{}<\-#]/);
  if (at === -1) return step({ ...context, jsContext: nextJsContext(text, context.jsContext) }, text.length);
  const jsContext = nextJsContext(text.slice(0, at), context.jsContext);
  const next = text.slice(at);
  const to = (changes: Partial<Context>, length: number): Step =>
    step({ ...context, jsContext, ...changes }, at + length);
  switch (next.charAt(0)) {
    case '"':
      return to({ state: 'jsDoubleQuoted', jsContext: 'regexp' }, 1);
    case "'":
      return to({ state: 'jsSingleQuoted', jsContext: 'regexp' }, 1);
    case '`':
      return to({ state: 'jsTemplate', jsContext: 'regexp' }, 1);
    case '/':
      return transitSlash(next, jsContext, to);
    case '<':
      return next.startsWith('<!--') ? to({ state: 'jsHtmlOpenComment' }, 4) : to({}, 1);
    case '-':
      return next.startsWith('-->') ? to({ state: 'jsHtmlCloseComment' }, 3) : to({}, 1);
    case '#':
      return next.startsWith('#!') ? to({ state: 'jsLineComment' }, 2) : to({}, 1);
    default:
      return transitBrace(context, next.charAt(0), jsContext, to);
  }
}

type To = (changes: Partial<Context>, length: number) => Step;

function transitSlash(text: string, jsContext: JsContext, to: To): Step {
  if (text.startsWith('//')) return to({ state: 'jsLineComment' }, 2);
  if (text.startsWith('/*')) return to({ state: 'jsBlockComment' }, 2);
  if (jsContext === 'regexp') return to({ state: 'jsRegexp' }, 1);
  if (jsContext === 'division') return to({ jsContext: 'regexp' }, 1);
  const message = `'/' could start a division or regexp: ${JSON.stringify(text.slice(0, 32))}`;
  return to(errorContext(message), text.length);
}

/** Braces are counted only inside `${…}`, to find its end. */
function transitBrace({ braces }: Context, brace: string, jsContext: JsContext, to: To): Step {
  const next = nextJsContext(brace, jsContext);
  const depth = braces.at(-1);
  if (depth === undefined) return to({ jsContext: next }, 1);
  const outer = braces.slice(0, -1);
  if (brace === '{') return to({ jsContext: next, braces: [...outer, depth + 1] }, 1);
  if (depth > 0) return to({ jsContext: next, braces: [...outer, depth - 1] }, 1);
  return to({ state: 'jsTemplate', braces: outer }, 1);
}

export function transitJsTemplate(context: Context, text: string): Step {
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      at += 1;
      if (at === text.length) return unfinishedEscape(text);
    } else if (text.startsWith('${', at)) {
      return step({ ...context, state: 'js', braces: [...context.braces, 0] }, at + 2);
    } else if (char === '`') return step({ ...context, state: 'js' }, at + 1);
  }
  return step(context, text.length);
}

function unfinishedEscape(text: string): Step {
  return step(errorContext(`unfinished escape sequence in JS string: ${JSON.stringify(text)}`), text.length);
}

export function transitJsDelimited(context: Context, text: string): Step {
  const isRegexp = context.state === 'jsRegexp';
  const end = isRegexp ? '/' : context.state === 'jsSingleQuoted' ? "'" : '"';
  let inSet = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      at += 1;
      if (at === text.length) return unfinishedEscape(text);
    } else if (isRegexp && char === '[') inSet = true;
    else if (isRegexp && char === ']') inSet = false;
    else if (char === end && !inSet) {
      if (isRegexp && at > 0 && /^<\/script/i.test(text.slice(at - 1, at + 7))) continue;
      return step({ ...context, state: 'js', jsContext: 'division' }, at + 1);
    }
  }
  if (inSet) return step(errorContext(`unfinished JS regexp charset: ${JSON.stringify(text)}`), text.length);
  return step(context, text.length);
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'break case continue delete do else finally in instanceof return throw try typeof void'.split(' '),
);

/** Whether a slash after a run of tokens starts a regular expression. */
function nextJsContext(text: string, before: JsContext): JsContext {
  const trimmed = text.replace(/[\s\ufeff]+$/, '');
  const last = trimmed.at(-1);
  if (last === undefined) return before;
  if (last === '+' || last === '-') {
    const run = /(?:\++|-+)$/.exec(trimmed)?.[0].length ?? 1;
    return run % 2 === 1 ? 'regexp' : 'division';
  }
  if (last === '.') return /\d\.$/.test(trimmed) ? 'division' : 'regexp';
  if (',<>=*%&|^?!~([:;{}'.includes(last)) return 'regexp';
  const word = /[$\w]*$/.exec(trimmed)?.[0] ?? '';
  return KEYWORDS.has(word) ? 'regexp' : 'division';
}
