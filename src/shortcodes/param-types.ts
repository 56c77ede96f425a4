/**
 * What a parameter can be, and what its value names. From these types follow the causes of drift, the findings for names that nothing has, the uses of
 * examples, what an import needs, the completion of editors, and which addresses are checked.
 */

/**
 * - `example`: a file of the examples folder, or next to the page;
 * - `include`: a fragment: a file of `includes/`, of an `_includes` folder, or next to the page;
 * - `file`: a file by its path, from the site directory with a leading `/`, else from the page's folder;
 * - `term`: the id of a glossary entry;
 * - `page`: a page as `ref` takes it, perhaps with `#fragment`;
 * - `resource`: a file of the page's bundle, by a part of its path;
 * - `data`: a dotted path into `data/`;
 * - `param`: a key of the front matter or of the site's parameters;
 * - `ui`: the key of a UI string;
 * - `url`: an address that the shortcode links to or loads.
 */
export type ParamType = 'string' | 'number' | 'boolean' | NamingType | 'url';

/** Types whose values name something of the site. */
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

/** One parameter, by name and, where it can be given without its name, by position. */
export interface ParamSpec {
  readonly type: ParamType;
  readonly required?: boolean;
  /** Place among unnamed arguments, from 0. */
  readonly position?: number;
  /** The only values it takes. */
  readonly values?: readonly string[];
  /** What is looked up, where that is not the value itself: `*` stands for the value, as in `registry.*` or `/docs/specs/*`. A value with a leading `/` counts by itself. */
  readonly lookup?: string;
  /** What it names may be missing: the shortcode does without it. */
  readonly optional?: boolean;
}

export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

interface TypeOf extends Record<Exclude<ParamType, 'number' | 'boolean'>, string> {
  number: number;
  boolean: boolean;
}

/** The arguments as a definition reads them: required ones are there, the rest may be `undefined`. */
export type ParamsOf<S extends ParamSpecs> = {
  readonly [K in keyof S]: S[K] extends { readonly required: true }
    ? TypeOf[S[K]['type']]
    : TypeOf[S[K]['type']] | undefined;
};

/** What a message calls a value of a type. */
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
