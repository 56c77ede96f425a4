/** What the checks of a site are told: rules, links, manifests, trust, translations. */
import type { Severity } from '../diagnostics/index.ts';

/** What the link check takes for granted. */
export interface LinkSettings {
  /** Hosts that serve the site's examples below `/examples/`, in addition to the site's own. */
  readonly exampleHosts: readonly string[];
  /** Targets that are not looked at; `*` stands for anything. */
  readonly ignore: readonly string[];
  /** Hosts of private networks that may be asked all the same. */
  readonly privateHosts: readonly string[];
  /** A heading of a translation answers to the id of its source's heading too. */
  readonly inheritAnchors: boolean;
}

/** What a rule makes of a finding; `off` leaves it out. */
export type RuleLevel = Severity | 'off';

export const RULE_LEVELS = ['off', 'info', 'warning', 'error'] as const satisfies readonly RuleLevel[];

export interface RuleOverride {
  /** Globs of files, relative to the site directory; of all files where there are none. */
  readonly files: readonly string[];
  /** Locales whose findings are meant; all where there are none. */
  readonly locales: readonly string[];
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** Which findings count, and how much. */
export interface RuleSettings {
  /** By problem code. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** In order: of those that name a code for a finding the last decides. */
  readonly overrides: readonly RuleOverride[];
}

/** Which releases of Kubernetes manifests are meant for. Names of releases are as they are written: `v1.27`. */
export interface KubernetesSettings {
  /** None for the newest that is known. */
  readonly versions: readonly string[];
  /** Files and folders with schemas, relative to the site directory. */
  readonly schemas: readonly string[];
  /** For some files; of those that fit a file the last counts. */
  readonly overrides: readonly {
    /** Globs; of all files where there are none. */
    readonly files: readonly string[];
    readonly locales: readonly string[];
    readonly versions: readonly string[];
  }[];
}

/** `markdown`: what is written may format text and link, and run nothing. */
export type Trust = 'full' | 'markdown';

/** How far the text of some files is trusted. */
export interface TrustRule {
  /** The name of a locale, or a glob of paths from the site directory. */
  readonly files: string;
  readonly level: Trust;
}

/** How translations are held against their source. */
export interface DriftSettings {
  /** Front matter keys that name the source of a translation, in the order they are looked for; the first is the one that is written. */
  readonly pins: readonly string[];
  /** Pages whose source has changed say so to their readers. */
  readonly notices: boolean;
  /** The report is a page of the site: `/translation-status/`. */
  readonly statusPage: boolean;
  /** A program and its arguments, which translates new pages; empty for none. */
  readonly draft: readonly string[];
  /** A file with the views of pages, CSV or JSON, relative to the site directory; empty for none. */
  readonly popularity: string;
  /** Where the source is, if it is in another repository: a folder next to the site or a remote, the folder of its pages there, its branch (empty: as checked out). */
  readonly source?: { readonly git: string; readonly path: string; readonly branch: string } | undefined;
}
