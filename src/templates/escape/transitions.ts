/** Transitions between contexts. Each consumes a piece from the start of a text and returns its length. */
import { attributeType } from './attributes.ts';
import {
  type AttributeKind,
  type Context,
  contextOf,
  type ElementKind,
  errorContext,
  isComment,
  isInScriptLiteral,
  type State,
  VALUE_STATES,
} from './context.ts';
import { transitCss, transitCssString } from './css-transitions.ts';
import { transitJs, transitJsDelimited, transitJsTemplate } from './js-transitions.ts';
import { eatWhiteSpace, type Step, step, transitUrl } from './step.ts';

const ELEMENTS: Readonly<Record<string, ElementKind>> = {
  script: 'script',
  style: 'style',
  textarea: 'textarea',
  title: 'title',
  meta: 'meta',
};

const CONTENT_STATES: Readonly<Record<ElementKind, State>> = {
  none: 'text',
  script: 'js',
  style: 'css',
  textarea: 'rcdata',
  title: 'rcdata',
  meta: 'text',
};

/** One transition through text that contains no end of an attribute. */
export function transit(context: Context, text: string): Step {
  const all = step(context, text.length);
  switch (context.state) {
    case 'text':
      return transitText(context, text);
    case 'tag':
      return transitTag(context, text);
    case 'attrName':
      return transitAttributeName(context, text);
    case 'afterName':
      return transitAfterName(context, text);
    case 'beforeValue':
      return transitBeforeValue(context, text);
    case 'htmlComment': {
      const end = text.indexOf('-->');
      return end === -1 ? all : step(contextOf({}), end + 3);
    }
    case 'rcdata':
      return findSpecialEnd(context, text);
    case 'url':
    case 'srcset':
      return step(transitUrl(context, text), text.length);
    case 'metaContent':
    case 'metaContentUrl':
      return transitMeta(context, text);
    case 'attr':
    case 'dead':
    case 'error':
      return all;
    default:
      return transitCode(context, text);
  }
}

function transitCode(context: Context, text: string): Step {
  switch (context.state) {
    case 'js':
      return transitJs(context, text);
    case 'jsDoubleQuoted':
    case 'jsSingleQuoted':
    case 'jsRegexp':
      return transitJsDelimited(context, text);
    case 'jsTemplate':
      return transitJsTemplate(context, text);
    case 'jsBlockComment':
    case 'cssBlockComment': {
      const end = text.indexOf('*/');
      const after: State = context.state === 'jsBlockComment' ? 'js' : 'css';
      return end === -1 ? step(context, text.length) : step({ ...context, state: after }, end + 2);
    }
    case 'jsLineComment':
    case 'jsHtmlOpenComment':
    case 'jsHtmlCloseComment':
      return endLine(context, text, /[\n\r\u2028\u2029]/, 'js');
    case 'cssLineComment':
      return endLine(context, text, /[\n\f\r]/, 'css');
    case 'css':
      return transitCss(context, text);
    default:
      return transitCssString(context, text);
  }
}

/** The end of the line is not part of the comment. */
function endLine(context: Context, text: string, ends: RegExp, state: State): Step {
  const end = text.search(ends);
  return end === -1 ? step(context, text.length) : step({ ...context, state }, end);
}

function transitText(context: Context, text: string): Step {
  for (let from = 0; ; ) {
    let at = text.indexOf('<', from);
    if (at === -1 || at + 1 === text.length) return step(context, text.length);
    if (text.startsWith('<!--', at)) return step(contextOf({ state: 'htmlComment' }), at + 4);
    at += 1;
    const closes = text.charAt(at) === '/';
    if (closes) {
      if (at + 1 === text.length) return step(context, text.length);
      at += 1;
    }
    const name = tagNameAt(text, at);
    if (name !== '') {
      const element = closes ? 'none' : (ELEMENTS[name.toLowerCase()] ?? 'none');
      return step(contextOf({ state: 'tag', element }), at + name.length);
    }
    from = at;
  }
}

const TAG_NAME = /[a-zA-Z](?:[a-zA-Z0-9]|[:-][a-zA-Z0-9])*/y;

function tagNameAt(text: string, at: number): string {
  TAG_NAME.lastIndex = at;
  return TAG_NAME.exec(text)?.[0] ?? '';
}

function transitTag(context: Context, text: string): Step {
  const start = eatWhiteSpace(text, 0);
  if (start === text.length) return step(context, text.length);
  if (text.charAt(start) === '>') {
    const { element } = context;
    return step(
      contextOf({ state: CONTENT_STATES[element], element: element === 'meta' ? 'none' : element }),
      start + 1,
    );
  }
  const end = eatAttributeName(text, start);
  if (typeof end !== 'number') return step(end, text.length);
  if (end === start) {
    const found = JSON.stringify(text.slice(start));
    return step(errorContext(`expected space, attr name, or end of tag, but got ${found}`), text.length);
  }
  const attribute = attributeKind(context.element, text.slice(start, end).toLowerCase());
  const state = end === text.length ? 'attrName' : 'afterName';
  return step(contextOf({ state, element: context.element, attribute }), end);
}

function attributeKind(element: ElementKind, name: string): AttributeKind {
  if (element === 'script' && name === 'type') return 'scriptType';
  if (element === 'meta' && name === 'content') return 'metaContent';
  const kinds: Readonly<Record<string, AttributeKind>> = {
    url: 'url',
    css: 'style',
    js: 'script',
    srcset: 'srcset',
  };
  return kinds[attributeType(name)] ?? 'none';
}

/** The end of an attribute's name, or an error. */
function eatAttributeName(text: string, from: number): number | Context {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (' \t\n\f\r=>'.includes(char)) return at;
    if (`'"<`.includes(char)) {
      return errorContext(`${JSON.stringify(char)} in attribute name: ${JSON.stringify(text.slice(0, 32))}`);
    }
  }
  return text.length;
}

function transitAttributeName(context: Context, text: string): Step {
  const end = eatAttributeName(text, 0);
  if (typeof end !== 'number') return step(end, text.length);
  return step(end === text.length ? context : { ...context, state: 'afterName' }, end);
}

function transitAfterName(context: Context, text: string): Step {
  const at = eatWhiteSpace(text, 0);
  if (at === text.length) return step(context, text.length);
  if (text.charAt(at) !== '=') return step({ ...context, state: 'tag' }, at);
  return step({ ...context, state: 'beforeValue' }, at + 1);
}

function transitBeforeValue(context: Context, text: string): Step {
  const at = eatWhiteSpace(text, 0);
  if (at === text.length) return step(context, text.length);
  const char = text.charAt(at);
  const delimiter = char === "'" ? 'single' : char === '"' ? 'double' : 'spaceOrTagEnd';
  const next: Context = { ...context, state: VALUE_STATES[context.attribute], delimiter };
  return step(next, delimiter === 'spaceOrTagEnd' ? at : at + 1);
}

function transitMeta(context: Context, text: string): Step {
  if (context.state === 'metaContentUrl') {
    const end = text.indexOf(';');
    return end === -1 ? step(context, text.length) : step({ ...context, state: 'metaContent' }, end + 1);
  }
  const found = /url[ \t\n\f\r]*=/i.exec(text);
  if (found === null) return step(context, text.length);
  return step({ ...context, state: 'metaContentUrl' }, found.index + found[0].length);
}

const SPECIAL_ENDS: Readonly<Record<Exclude<ElementKind, 'none'>, RegExp>> = {
  script: /<\/script(?=[> \t\n\f/])/i,
  style: /<\/style(?=[> \t\n\f/])/i,
  textarea: /<\/textarea(?=[> \t\n\f/])/i,
  title: /<\/title(?=[> \t\n\f/])/i,
  meta: /<\/(?=[> \t\n\f/])/,
};

/** The end tag of an element such as script or style, which ends its content in any state. */
export function findSpecialEnd(context: Context, text: string): Step {
  const { element, state } = context;
  if (element === 'none') return step(context, text.length);
  if (element === 'script' && (isInScriptLiteral(state) || isComment(state)))
    return step(context, text.length);
  const end = text.search(SPECIAL_ENDS[element]);
  return end === -1 ? step(context, text.length) : step(contextOf({}), end);
}
