/** Settings of the checks of a site: rules, links, manifests, trust, translations. */
import type { Severity } from '../diagnostics/index.ts';

/** Settings of the link check. */
export interface LinkSettings {
  /** Hosts that serve the site's examples below `/examples/`, in addition to its own. */
  readonly exampleHosts: readonly string[];
  /** Targets that are not checked; `*` matches any text. */
  readonly ignore: readonly string[];
  /** Hosts of private networks that may be requested anyway. */
  readonly privateHosts: readonly string[];
  /** A heading of a translation also answers to the id of its source heading. */
  readonly inheritAnchors: boolean;
}

/** The severity that a rule sets; `off` removes the finding. */
export type RuleLevel = Severity | 'off';

export const RULE_LEVELS = ['off', 'info', 'warning', 'error'] as const satisfies readonly RuleLevel[];

export interface RuleOverride {
  /** Globs of files, relative to the site directory; all files if empty. */
  readonly files: readonly string[];
  /** Locales of the findings; all if empty. */
  readonly locales: readonly string[];
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** Which findings are reported, and their severity. */
export interface RuleSettings {
  /** By problem code. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** In order: the last override that applies to a finding's code decides. */
  readonly overrides: readonly RuleOverride[];
}

/** Target releases of Kubernetes manifests. Release names are as written: `v1.27`. */
export interface KubernetesSettings {
  /** Empty for the newest known release. */
  readonly versions: readonly string[];
  /** Files and folders with schemas, relative to the site directory. */
  readonly schemas: readonly string[];
  /** For some files; the last override that matches a file counts. */
  readonly overrides: readonly {
    /** Globs; all files if empty. */
    readonly files: readonly string[];
    readonly locales: readonly string[];
    readonly versions: readonly string[];
  }[];
}

/** `markdown`: text may be formatted and contain links, but not run code. */
export type Trust = 'full' | 'markdown';

/** How far the text of some files is trusted. */
export interface TrustRule {
  /** The name of a locale, or a glob of paths from the site directory. */
  readonly files: string;
  readonly level: Trust;
}

/** How translations are compared with their source. */
export interface DriftSettings {
  /** Front matter keys with the version of the source, in look-up order; the first is the one that is written. */
  readonly pins: readonly string[];
  /** Pages whose source has changed show a notice. */
  readonly notices: boolean;
  /** The report is a page of the site: `/translation-status/`. */
  readonly statusPage: boolean;
  /** A program and its arguments, which translates new pages; empty for none. */
  readonly draft: readonly string[];
  /** A file with page views, CSV or JSON, relative to the site directory; empty for none. */
  readonly popularity: string;
  /** The source, if it is in another repository: a folder next to the site or a remote, the folder of its pages there, its branch (empty: as checked out). */
  readonly source?: { readonly git: string; readonly path: string; readonly branch: string } | undefined;
}
