/** The virtual module with everything that a site adds to the frame of its pages; the integration generates it. */
declare module 'virtual:lockstep/frame' {
  type Part = import('astro/runtime/server/index.js').AstroComponentFactory;
  /** Components of the site that replace built-in ones, by name. */
  export const components: Readonly<Partial<Record<string, Part>>>;
  /** URLs of the style sheets and scripts that pages load if they use a shortcode of the site, by its name. */
  export const sheets: Readonly<Partial<Record<string, string>>>;
  export const scripts: Readonly<Partial<Record<string, string>>>;
  /** Additions at slots of the frame, by slot: a component, or HTML as its author wrote it. */
  export const slots: Readonly<Partial<Record<string, Part | string>>>;
}
