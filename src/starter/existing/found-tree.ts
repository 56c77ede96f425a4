/** What is known of the tree of another program. */
export interface FoundLocale {
  readonly name: string;
  /** Number of its pages. */
  readonly pages: number;
  /** Where they are, relative to the folder that was looked at. */
  readonly folder: string;
}

export interface FoundTree {
  readonly kind: 'hugo' | 'vitepress' | 'vuepress' | 'starlight' | 'pages';
  /** Lockstep reads the tree as it is, with its own configuration: nothing is moved or converted, and its program goes on building it. */
  readonly isReadAsIs: boolean;
  /** The program, as people call it. */
  readonly program: string;
  readonly title: string;
  /** The default locale first. */
  readonly locales: readonly FoundLocale[];
  /** Themes and modules, or nothing. */
  readonly themes: readonly string[];
  /** Of the program, and the file that says so. */
  readonly version: { readonly version: string; readonly file: string } | undefined;
  /** Of a Hugo tree: its configuration, the file that has the last word first. */
  readonly configFiles: readonly string[];
  /** Folder that links from the root count from; empty for the folder that was looked at. */
  readonly source: string;
}
