/** How heading ids are made: Hugo's three ways (`markup.goldmark.parser.autoHeadingIDType`). */
export type HeadingIdStyle = 'github' | 'github-ascii' | 'blackfriday';

export interface MarkdownSettings {
  readonly headingIds: HeadingIdStyle | 'none';
  /** What an id is made from: the heading's Markdown source (Hugo before 0.144), its text as in Goldmark (Hugo since), or all visible text. */
  readonly headingIdText: 'source' | 'plain' | 'rendered';
  /** `{#id .class}` at the end of a heading. */
  readonly headingAttributes: boolean;
  /** Attributes may precede closing marks too: `## Title {#id} ##`. */
  readonly attributesBeforeClosingMarks: boolean;
  /** `{.class}` on the line below a block. */
  readonly blockAttributes: boolean;
  readonly definitionLists: boolean;
  /** Terms of definition lists have ids like headings. */
  readonly definitionTermIds: boolean;
  readonly footnotes: boolean;
  readonly tables: boolean;
  readonly strikethrough: boolean;
  /** A single tilde strikes through too. */
  readonly singleTilde: boolean;
  readonly taskLists: boolean;
  /** Stars and tildes next to Chinese, Japanese and Korean characters open and close as in text with spaces: `**注意：**请看`. */
  readonly cjkEmphasis: boolean;
  readonly linkify: boolean;
  /** Straight quotes, dashes and dots become typographic ones. */
  readonly typographer: boolean;
  /** Line ends inside a paragraph become `<br>`. */
  readonly hardWraps: boolean;
  /** Raw HTML is kept; otherwise it is omitted, as in Hugo without `unsafe`. */
  readonly rawHtml: boolean;
  /** The line below a multi-line comment belongs to whatever list or quote is open (Hugo before 0.148). */
  readonly goldmarkComments: boolean;
  /** A table's header row may have fewer cells than the table has columns, and a table right below a list item's text needs no indentation. */
  readonly goldmarkTables: boolean;
  /** Text in passthrough delimiters is TeX and becomes MathML; otherwise it stays text for a script. */
  readonly math: boolean;
  /** `::: tip` … `:::` are boxes. */
  readonly asides: boolean;
  /** `:smile:` is an emoji. */
  readonly emoji: boolean;
  /** Delimiter pairs of text that is not parsed as Markdown (mathematics). */
  readonly passthrough: {
    readonly block: readonly (readonly [string, string])[];
    readonly inline: readonly (readonly [string, string])[];
  };
}

export interface HighlightSettings {
  readonly codeFences: boolean;
  readonly lineNumbers: boolean;
  readonly firstLine: number;
  readonly tabWidth: number;
}

/** When Hugo's embedded hook resolves a link or image: always, if the site has no template for it, or never. */
export type EmbeddedHook = 'always' | 'fallback' | 'never';

/** Hugo's `markup.goldmark.renderHooks`, with `auto` resolved. */
export interface EmbeddedHooks {
  readonly link: EmbeddedHook;
  readonly image: EmbeddedHook;
}

export interface TocSettings {
  readonly startLevel: number;
  readonly endLevel: number;
  readonly ordered: boolean;
}
