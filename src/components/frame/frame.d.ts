/** What a site puts into the frame of its pages, as the bundler finds it. */
declare module 'virtual:lockstep/frame' {
  type Part = import('astro/runtime/server/index.js').AstroComponentFactory;
  /** Components of the site that replace built-in ones, by name. */
  export const components: Readonly<Partial<Record<string, Part>>>;
  /** URLs of what pages load that use a shortcode of the site, by its name. */
  export const sheets: Readonly<Partial<Record<string, string>>>;
  export const scripts: Readonly<Partial<Record<string, string>>>;
  /** Beside ours, by place: a component, or HTML as its author wrote it. */
  export const slots: Readonly<Partial<Record<string, Part | string>>>;
}
