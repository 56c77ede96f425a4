/** The position of a template in HTML: the state machine of Go's html/template (https://pkg.go.dev/html/template#hdr-Contexts), which decides how a value is escaped. */
import type { TemplateErrorKind } from '../error.ts';

export type State =
  | 'text'
  | 'tag'
  | 'attrName'
  | 'afterName'
  | 'beforeValue'
  | 'htmlComment'
  | 'rcdata'
  | 'attr'
  | 'url'
  | 'srcset'
  | 'metaContent'
  | 'metaContentUrl'
  | 'js'
  | 'jsDoubleQuoted'
  | 'jsSingleQuoted'
  | 'jsTemplate'
  | 'jsRegexp'
  | 'jsBlockComment'
  | 'jsLineComment'
  | 'jsHtmlOpenComment'
  | 'jsHtmlCloseComment'
  | 'css'
  | 'cssDoubleQuoted'
  | 'cssSingleQuoted'
  | 'cssDoubleQuotedUrl'
  | 'cssSingleQuotedUrl'
  | 'cssUrl'
  | 'cssBlockComment'
  | 'cssLineComment'
  /** After `break` and `continue`: unreachable. */
  | 'dead'
  | 'error';

export type Delimiter = 'none' | 'double' | 'single' | 'spaceOrTagEnd';
export type UrlPart = 'none' | 'preQuery' | 'queryOrFragment' | 'unknown';
export type JsContext = 'regexp' | 'division' | 'unknown';
export type ElementKind = 'none' | 'script' | 'style' | 'textarea' | 'title' | 'meta';
export type AttributeKind = 'none' | 'script' | 'scriptType' | 'style' | 'url' | 'srcset' | 'metaContent';

export interface Context {
  readonly state: State;
  readonly delimiter: Delimiter;
  readonly urlPart: UrlPart;
  readonly jsContext: JsContext;
  /** Open braces in each `${…}` of a script's template literals. */
  readonly braces: readonly number[];
  readonly attribute: AttributeKind;
  readonly element: ElementKind;
  readonly error?: ContextError;
}

export interface ContextError {
  readonly message: string;
  /** Offset in the template's text, if known. */
  readonly at?: number;
  readonly kind?: TemplateErrorKind;
}

export const START: Context = {
  state: 'text',
  delimiter: 'none',
  urlPart: 'none',
  jsContext: 'regexp',
  braces: [],
  attribute: 'none',
  element: 'none',
};

export function contextOf(parts: Partial<Context>): Context {
  return { ...START, ...parts };
}

export function errorContext(message: string, at?: number): Context {
  return { ...START, state: 'error', error: at === undefined ? { message } : { message, at } };
}

/** A key for comparing contexts; also used in names of templates prepared for a context. */
export function keyOfContext(context: Context): string {
  const { state, delimiter, urlPart, jsContext, braces, attribute, element } = context;
  return [state, delimiter, urlPart, jsContext, braces.join('.'), attribute, element].join(' ');
}

export function isSameContext(a: Context, b: Context): boolean {
  return a === b || keyOfContext(a) === keyOfContext(b);
}

export function isComment(state: State): boolean {
  return state.endsWith('Comment');
}

/** Inside a tag: attribute names and the space between attributes. */
export function isInTag(state: State): boolean {
  return (
    state === 'tag' ||
    state === 'attrName' ||
    state === 'afterName' ||
    state === 'beforeValue' ||
    state === 'attr'
  );
}

export function isInScriptLiteral(state: State): boolean {
  return (
    state === 'jsDoubleQuoted' || state === 'jsSingleQuoted' || state === 'jsTemplate' || state === 'jsRegexp'
  );
}

/** The state at the start of an attribute value. */
export const VALUE_STATES: Readonly<Record<AttributeKind, State>> = {
  none: 'attr',
  script: 'js',
  scriptType: 'attr',
  style: 'css',
  url: 'url',
  srcset: 'srcset',
  metaContent: 'metaContent',
};

/** Applies transitions that consume no character: `<a href=` is at the start of a value. */
export function nudge(context: Context): Context {
  switch (context.state) {
    case 'tag':
      return { ...context, state: 'attrName' };
    case 'beforeValue':
      return {
        ...context,
        state: VALUE_STATES[context.attribute],
        delimiter: 'spaceOrTagEnd',
        attribute: 'none',
      };
    case 'afterName':
      return { ...context, state: 'attrName', attribute: 'none' };
    default:
      return context;
  }
}

/** Description for error messages. */
export function describeContext(context: Context): string {
  const { state, delimiter, urlPart, jsContext, attribute, element } = context;
  const parts = [
    `state ${state}`,
    delimiter === 'none' ? '' : `delimiter ${delimiter}`,
    urlPart === 'none' ? '' : `URL part ${urlPart}`,
    jsContext === 'regexp' ? '' : `slash ${jsContext}`,
    attribute === 'none' ? '' : `attribute ${attribute}`,
    element === 'none' ? '' : `element ${element}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
