/** What a preset is: all that belongs to one product's documentation and is of no use to other sites. */
import type { BlogSettings } from '../config/index.ts';
import type { ShortcodeDefinition } from '../shortcodes/index.ts';
import type { UiStrings } from '../ui/index.ts';
import type { TemplateFingerprints } from './fingerprint.ts';

/** Documents that have numbers, such as RFC 2119: a link whose text names one number and whose target names another is a mistake. */
export interface NumberedDocuments {
  /** What a message calls them: `RFC`. */
  readonly kind: string;
  /** The number is the first group; with the flag `g`. */
  readonly inText: RegExp;
  /** The number is the first group; the first pattern that matches counts. */
  readonly inTarget: readonly RegExp[];
}

/** What the checks of a site take from its presets. */
export interface PresetChecks {
  /** `check` looks at the manifests of `examples/` and of the pages, as `lockstep examples` does. */
  readonly manifests?: boolean;
  readonly documents?: readonly NumberedDocuments[];
  /** Short addresses of issues and pull requests; the number is the first group. */
  readonly issues?: readonly RegExp[];
}

/** A box above the text of a page, with a UI string that may hold HTML. */
export interface PresetNotice {
  readonly uiKey: string;
  /** Pages have the box that call this shortcode … */
  readonly shortcode?: string;
  /** … or whose front matter sets this key (in lower case) to true. */
  readonly param?: string;
  /** Fragment id of the box, for links to it. */
  readonly id?: string;
}

/** Settings that a site gets on top of its own. */
export interface PresetDefaults {
  /** Hosts that serve the examples below `/examples/`. */
  readonly exampleHosts?: readonly string[];
  /** What the product's own templates show of blogs. */
  readonly blog?: Partial<BlogSettings>;
}

/** By what a Hugo tree shows that it is of this product. */
export interface PresetEvidence {
  /** Names of its theme, as the last segments of a theme's or module's path: `docsy`. */
  readonly themes: readonly string[];
  /** Shortcodes that only this product has: enough of them in pages or `layouts/shortcodes` are evidence. */
  readonly shortcodes: readonly string[];
}

export interface Preset {
  readonly name: string;
  readonly shortcodes: readonly ShortcodeDefinition[];
  /** UI strings by lang; those of the site itself win. */
  readonly uiStrings: Readonly<Record<string, UiStrings>>;
  readonly checks: PresetChecks;
  /** Style sheets, relative to the preset's folder. */
  readonly styles: readonly string[];
  readonly defaults: PresetDefaults;
  readonly notices: readonly PresetNotice[];
  readonly evidence: PresetEvidence;
  /**
   * Fingerprints of the templates that shortcodes of this program were written after: those take their place, which is faster. Any other template of the
   * same name runs itself.
   */
  readonly templates: TemplateFingerprints;
}
