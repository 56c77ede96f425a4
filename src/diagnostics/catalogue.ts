/**
 * Every problem that Lockstep can report, in one table, from which types, severities and exit codes are derived. Each code has a section in the manual,
 * `content/<locale>/docs/manual/problems.md`, in the same groups.
 */

import { nearestName } from './nearest-name.ts';

export type Severity = 'error' | 'warning' | 'info';

interface CatalogueEntry {
  readonly severity: Severity;
  /** What the code means, in a few words, for all findings with it. */
  readonly title: string;
}

export const CATALOGUE = {
  // Configuration
  'invalid-config': { severity: 'error', title: 'The configuration cannot be used as it is' },
  'ignored-config': { severity: 'warning', title: 'A file looks like the configuration and is not read' },
  'missing-content-folder': { severity: 'warning', title: 'A language has no content folder' },
  'unlisted-content-folder': {
    severity: 'warning',
    title: 'A content folder belongs to no configured language',
  },
  'low-contrast': { severity: 'warning', title: 'A colour of the site is hard to read' },
  'unsupported-config': { severity: 'warning', title: 'A setting is not supported and has no effect' },
  'plugin-failed': { severity: 'error', title: 'Code of the site cannot be loaded, or fails' },
  'plugin-message': { severity: 'warning', title: 'A plugin of the site reports a problem on a page' },
  'missing-package': { severity: 'warning', title: 'A package that the site needs is not installed' },
  'unusable-cache': { severity: 'warning', title: 'The cache folder cannot be written to' },
  'unusable-remote-cache': { severity: 'warning', title: 'The remote cache cannot be used' },
  'unusable-queue': { severity: 'warning', title: 'The queue of a build cannot be used' },
  'refused-worker': { severity: 'warning', title: 'A worker cannot work for the build' },
  'invalid-check': { severity: 'error', title: 'A check of the site cannot be run' },
  'invalid-disable': { severity: 'warning', title: 'A comment that switches a rule off cannot be used' },
  'unused-disable': { severity: 'warning', title: 'A comment switches off a problem that does not occur' },

  // Files and pages
  'invalid-encoding': { severity: 'error', title: 'A file is not valid UTF-8 text' },
  'invalid-front-matter': { severity: 'error', title: 'The front matter of a page cannot be read' },
  'duplicate-url': { severity: 'error', title: 'Two pages have the same URL' },
  'duplicate-alias': { severity: 'warning', title: 'The URL of an alias belongs to another page or alias' },
  'reserved-url': { severity: 'error', title: 'A URL is reserved for the site itself' },
  'path-outside-site': { severity: 'error', title: 'A path leaves the site directory' },
  'too-deep': { severity: 'error', title: 'A page is nested too deeply to be rendered' },
  'too-large': { severity: 'error', title: 'A file or line is too large to be rendered' },
  'unreadable-file': { severity: 'error', title: 'A file cannot be read' },
  'unsupported-format': { severity: 'warning', title: 'A page is in a format that is not supported' },
  'render-failed': { severity: 'error', title: 'A page could not be rendered' },
  'unsafe-content': { severity: 'warning', title: 'A page has content that its author may not publish' },
  'unread-markup': { severity: 'warning', title: 'Markup is shown as text on a page' },
  'duplicate-id': { severity: 'warning', title: 'An id occurs twice on a page' },
  'invalid-math': { severity: 'error', title: 'A formula cannot be read' },
  'invalid-diagram': { severity: 'error', title: 'A diagram cannot be read' },
  'undrawn-diagram': { severity: 'warning', title: 'A diagram is not drawn when the site is built' },

  // Shortcodes
  'unknown-shortcode': { severity: 'error', title: 'No shortcode has this name' },
  'unclosed-shortcode': { severity: 'error', title: 'A shortcode is never closed' },
  'unexpected-closing-shortcode': { severity: 'error', title: 'A closing shortcode closes nothing' },
  'invalid-shortcode': { severity: 'error', title: 'A shortcode tag is not well formed' },
  'invalid-shortcode-arguments': { severity: 'error', title: 'A shortcode has invalid arguments' },
  'invalid-shortcode-definition': { severity: 'error', title: "A site's own shortcode cannot be loaded" },
  'template-error': { severity: 'error', title: 'A template of the site fails' },
  'unsupported-template': {
    severity: 'error',
    title: 'A template of the site uses an unsupported feature',
  },
  'misplaced-shortcode': {
    severity: 'error',
    title: 'A shortcode is used without the one that it belongs with',
  },
  'deprecated-shortcode': { severity: 'warning', title: 'A shortcode is no longer supported' },

  // What pages refer to
  'missing-include': { severity: 'error', title: 'An included file does not exist' },
  'missing-example': { severity: 'error', title: 'An example does not exist' },
  'missing-resource': { severity: 'error', title: 'A page resource does not exist' },
  'missing-term': { severity: 'error', title: 'A glossary term does not exist' },
  'forbidden-term': { severity: 'warning', title: 'A translation uses a term that the glossary rules out' },
  'missing-page': { severity: 'error', title: 'A page that is referred to does not exist' },
  'invalid-data': { severity: 'error', title: 'A data file cannot be read' },
  'missing-data': { severity: 'warning', title: 'Data that a page shows does not exist' },
  'include-cycle': { severity: 'error', title: 'Files include each other' },

  // Links
  'missing-anchor': { severity: 'error', title: 'The page of a link has no such anchor' },
  'missing-asset': { severity: 'error', title: 'An image or another file does not exist' },
  'redirect-loop': { severity: 'error', title: 'Redirects form a loop' },
  'redirected-link': { severity: 'info', title: 'A link leads to its page through a redirect' },
  'untranslated-target': { severity: 'info', title: 'A link leads to a page that is not translated yet' },
  'locale-leak': { severity: 'warning', title: 'A link leads out of the language of its page' },
  'text-target-mismatch': {
    severity: 'warning',
    title: 'The text of a link contradicts its target',
  },
  'malformed-address': { severity: 'error', title: 'No browser can read the address of a link' },
  'unknown-scheme': {
    severity: 'warning',
    title: 'The address of a link begins with an unknown scheme',
  },
  'double-slash': { severity: 'warning', title: 'The address of a link has consecutive slashes' },
  'external-broken': { severity: 'error', title: 'An address of another site does not answer' },
  'external-redirected': { severity: 'info', title: 'An address of another site has moved permanently' },

  // Examples
  'invalid-yaml': { severity: 'error', title: 'An example is not valid YAML' },
  'invalid-example': { severity: 'error', title: 'An example file of another format cannot be read' },
  'invalid-manifest': { severity: 'error', title: 'A manifest is not valid for its kind' },
  'rejected-manifest': { severity: 'error', title: 'The cluster rejects a manifest' },
  'example-not-ready': {
    severity: 'error',
    title: 'An object of an example does not become ready on a cluster',
  },
  'different-output': { severity: 'warning', title: 'A command prints something other than the page shows' },
  'unknown-kind': { severity: 'warning', title: 'No schema is known for the kind of a manifest' },
  'deprecated-api': { severity: 'warning', title: 'An example uses a deprecated or removed API version' },
  'removed-api': {
    severity: 'error',
    title: 'The target release of Kubernetes no longer has an API that a manifest uses',
  },
  'newer-api': {
    severity: 'error',
    title: 'The target release of Kubernetes does not have an API that a manifest uses yet',
  },
  'dangling-reference': {
    severity: 'warning',
    title: 'A manifest or a command names an object that the example does not contain',
  },
  'different-example': { severity: 'warning', title: "A locale's copy of an example is another object" },
  'identical-example': {
    severity: 'warning',
    title: "A locale's copy of an example is redundant",
  },
  'unused-example': { severity: 'warning', title: 'No page shows an example' },

  // Other dialects
  'unknown-dialect': { severity: 'error', title: 'A file is not a page in any known dialect' },
  'empty-file': { severity: 'error', title: 'A file has no text' },
  'existing-file': { severity: 'error', title: 'A page exists where another one would be written' },
  'missing-block': { severity: 'error', title: 'A page lacks a part that its type requires' },
  'unsupported-markup': { severity: 'warning', title: 'Markup of another dialect has no equivalent' },

  // UI strings
  'missing-translation-key': { severity: 'warning', title: 'A UI string has no translation' },
  'invalid-ui-strings': { severity: 'error', title: 'A file of UI strings cannot be read' },

  // Translations
  'drifted-translation': { severity: 'warning', title: 'A translation is behind its source' },
  'incomplete-translation': {
    severity: 'warning',
    title: 'A translation lacks a part that its source had when it was made',
  },
  'orphaned-translation': { severity: 'warning', title: 'The source of a translation no longer exists' },
  'unknown-drift': { severity: 'warning', title: 'The source version of a translation is unknown' },
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof CATALOGUE;

/** Whether a text is one of our problem codes. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(CATALOGUE, text);
}

/** The code of a finding of the site's own checks and shortcodes: `site/` and a name of lower-case letters, digits and hyphens. */
export type OwnCode = `site/${string}`;

/** Whether a text has the form of a code of the site's own. */
export function isOwnCode(text: string): text is OwnCode {
  return /^site\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}

/** The known code that is most similar to an unknown one; `undefined` when none is similar. */
export function nearestCode(text: string): string | undefined {
  return nearestName(text, Object.keys(CATALOGUE));
}

/** The severity of a code without rules; codes of the site are warnings. */
export function severityOfCode(code: ProblemCode | OwnCode): Severity {
  return isProblemCode(code) ? CATALOGUE[code].severity : 'warning';
}

/** What a code means, in a few words; for a code of the site, its name. */
export function titleOfCode(code: ProblemCode | OwnCode): string {
  return isProblemCode(code) ? CATALOGUE[code].title : code.replace(/^site\//, '').replaceAll('-', ' ');
}
