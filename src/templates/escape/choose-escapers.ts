/** Chooses the escapers of a value by its context. */
import { type Context, errorContext, isComment, type State } from './context.ts';
import type { EscaperName } from './escapers.ts';

type Chosen = { readonly context: Context; readonly escapers: EscaperName[] } | Context;

/** The escapers of a value in a context, and the context after it; a context of state `error` if there are none. */
export function chooseEscapers(context: Context): Chosen {
  const forState = escapersOfState(context);
  if ('state' in forState) return forState;
  const last = forState.at(-1);
  const { delimiter, state } = context;
  const escapers = [...forState];
  if (delimiter === 'spaceOrTagEnd') {
    escapers.push('unquoted');
  } else if (delimiter !== 'none' && !(last !== undefined && NO_ATTR_AFTER.has(last))) {
    escapers.push('attr');
  }
  const after: Context =
    state === 'js'
      ? { ...context, jsContext: 'division' }
      : state === 'tag'
        ? { ...context, state: 'attrName' }
        : context;
  return { context: after, escapers };
}

/** Their results contain nothing that the escaper for attributes would change. */
const NO_ATTR_AFTER: ReadonlySet<EscaperName> = new Set([
  'comment',
  'css',
  'jsRegexp',
  'jsString',
  'jsTemplate',
]);

function escapersOfState(context: Context): readonly EscaperName[] | Context {
  const { state } = context;
  if (state === 'error') return context;
  if (URL_STATES.has(state)) return escapersOfUrl(context);
  return OF_STATE[state] ?? (isComment(state) ? ['comment'] : []);
}

const URL_STATES: ReadonlySet<State> = new Set([
  'url',
  'cssDoubleQuoted',
  'cssSingleQuoted',
  'cssDoubleQuotedUrl',
  'cssSingleQuotedUrl',
  'cssUrl',
]);

const OF_STATE: Partial<Readonly<Record<State, readonly EscaperName[]>>> = {
  js: ['jsValue'],
  jsDoubleQuoted: ['jsString'],
  jsSingleQuoted: ['jsString'],
  jsTemplate: ['jsTemplate'],
  jsRegexp: ['jsRegexp'],
  css: ['cssValue'],
  text: ['html'],
  rcdata: ['rcdata'],
  metaContentUrl: ['urlFilter'],
  attrName: ['name'],
  tag: ['name'],
  srcset: ['srcset'],
};

function escapersOfUrl({ state, urlPart }: Context): readonly EscaperName[] | Context {
  const isText = state === 'cssDoubleQuoted' || state === 'cssSingleQuoted';
  switch (urlPart) {
    case 'none':
      return ['urlFilter', isText ? 'css' : 'urlNormalizer'];
    case 'preQuery':
      return [isText ? 'css' : 'urlNormalizer'];
    case 'queryOrFragment':
      return ['url'];
    case 'unknown':
      return errorContext('value appears in an ambiguous context within a URL');
  }
}
