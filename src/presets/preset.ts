/** Everything specific to one product's documentation, which other sites do not need. */
import type { BlogSettings } from '../config/index.ts';
import type { ShortcodeDefinition } from '../shortcodes/index.ts';
import type { UiStrings } from '../ui/index.ts';
import type { TemplateFingerprints } from './fingerprint.ts';

/** Numbered documents such as RFC 2119: a link whose text and target have different numbers is an error. */
export interface NumberedDocuments {
  /** Name in messages: `RFC`. */
  readonly kind: string;
  /** The number is the first group; with the flag `g`. */
  readonly inText: RegExp;
  /** The number is the first group; the first pattern that matches counts. */
  readonly inTarget: readonly RegExp[];
}

/** What presets add to the checks of a site. */
export interface PresetChecks {
  /** `check` validates the manifests of `examples/` and of pages, as `lockstep examples` does. */
  readonly manifests?: boolean;
  readonly documents?: readonly NumberedDocuments[];
  /** Short URLs of issues and pull requests; the number is the first group. */
  readonly issues?: readonly RegExp[];
}

/** A notice box above the text of a page, with a UI string that may contain HTML. */
export interface PresetNotice {
  readonly uiKey: string;
  /** Shown on pages that call this shortcode … */
  readonly shortcode?: string;
  /** … or whose front matter sets this key (in lower case) to true. */
  readonly param?: string;
  /** Fragment id of the box, for links to it. */
  readonly id?: string;
}

/** Settings that are added to a site's own. */
export interface PresetDefaults {
  /** Hosts that serve the examples below `/examples/`. */
  readonly exampleHosts?: readonly string[];
  /** What the product's own templates show in blogs. */
  readonly blog?: Partial<BlogSettings>;
}

/** How a Hugo tree of this product is recognized. */
export interface PresetEvidence {
  /** Names of its theme, as the last segments of a theme's or module's path: `docsy`. */
  readonly themes: readonly string[];
  /** Shortcodes that only this product has: several of them in pages or `layouts/shortcodes` are evidence. */
  readonly shortcodes: readonly string[];
}

export interface Preset {
  readonly name: string;
  readonly shortcodes: readonly ShortcodeDefinition[];
  /** UI strings by lang; those of the site take precedence. */
  readonly uiStrings: Readonly<Record<string, UiStrings>>;
  readonly checks: PresetChecks;
  /** Style sheets, relative to the preset's folder. */
  readonly styles: readonly string[];
  readonly defaults: PresetDefaults;
  readonly notices: readonly PresetNotice[];
  readonly evidence: PresetEvidence;
  /**
   * Fingerprints of the templates that the preset's shortcodes were written for: the shortcodes replace these templates, which is faster. Any other template of the same name is
   * run itself.
   */
  readonly templates: TemplateFingerprints;
}
