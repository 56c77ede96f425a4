/** A detected site of another generator. */
export interface FoundLocale {
  readonly name: string;
  /** Number of its pages. */
  readonly pages: number;
  /** Their folder, relative to the folder that was examined. */
  readonly folder: string;
}

export interface FoundTree {
  readonly kind: 'hugo' | 'vitepress' | 'vuepress' | 'starlight' | 'pages';
  /** Lockstep reads the site unchanged, with its own configuration; its generator can still build it. */
  readonly isReadAsIs: boolean;
  /** Name of the generator. */
  readonly program: string;
  readonly title: string;
  /** The default locale first. */
  readonly locales: readonly FoundLocale[];
  /** Themes and modules; may be empty. */
  readonly themes: readonly string[];
  /** Version of the generator, and the file that contains it. */
  readonly version: { readonly version: string; readonly file: string } | undefined;
  /** For Hugo sites: the configuration files, the one with the highest precedence first. */
  readonly configFiles: readonly string[];
  /** Folder that root-relative links refer to; empty for the folder that was examined. */
  readonly source: string;
}
