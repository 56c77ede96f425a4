/**
 * The types of parameters, including what a value refers to. Causes of drift, findings for missing targets, uses of examples, import, completion in editors, and URL filtering
 * follow from these types.
 */

/**
 * - `example`: a file of the examples folder, or next to the page;
 * - `include`: a fragment: a file of `includes/`, of an `_includes` folder, or next to the page;
 * - `file`: a file by its path, from the site directory with a leading `/`, else from the page's folder;
 * - `term`: the id of a glossary entry;
 * - `page`: a page as for `ref`, optionally with `#fragment`;
 * - `resource`: a file of the page's bundle, by a part of its path;
 * - `data`: a dotted path into `data/`;
 * - `param`: a key of the front matter or of the site's parameters;
 * - `ui`: the key of a UI string;
 * - `url`: a URL that the shortcode links to or loads.
 */
export type ParamType = 'string' | 'number' | 'boolean' | NamingType | 'url';

/** Types whose values refer to something of the site. */
export type NamingType =
  | 'example'
  | 'include'
  | 'file'
  | 'term'
  | 'page'
  | 'resource'
  | 'data'
  | 'param'
  | 'ui';

/** One parameter, by name and, if it may be unnamed, by position. */
export interface ParamSpec {
  readonly type: ParamType;
  readonly required?: boolean;
  /** Position among unnamed arguments, from 0. */
  readonly position?: number;
  /** The allowed values. */
  readonly values?: readonly string[];
  /** What is looked up, if it is not the value itself: `*` is replaced by the value, as in `registry.*` or `/docs/specs/*`. A value with a leading `/` is used unchanged. */
  readonly lookup?: string;
  /** Whether its target may be missing. */
  readonly optional?: boolean;
}

export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

interface TypeOf extends Record<Exclude<ParamType, 'number' | 'boolean'>, string> {
  number: number;
  boolean: boolean;
}

/** The arguments for a definition: required ones are present, the others may be `undefined`. */
export type ParamsOf<S extends ParamSpecs> = {
  readonly [K in keyof S]: S[K] extends { readonly required: true }
    ? TypeOf[S[K]['type']]
    : TypeOf[S[K]['type']] | undefined;
};

/** The description of each type in messages. */
export const TYPE_NAMES: Readonly<Record<ParamType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  example: 'the name of an example',
  include: 'the name of a fragment',
  file: 'the path of a file',
  term: 'the id of a glossary term',
  page: 'the path of a page',
  resource: 'the name of a file next to the page',
  data: 'a path into the data folder',
  param: 'the name of a parameter',
  ui: 'the key of a UI string',
  url: 'an address',
};
