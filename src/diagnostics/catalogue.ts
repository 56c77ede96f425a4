/**
 * Every problem Lockstep can report, in one table. The keys are the type; the manual's page of problem
 * codes, severities and exit codes all follow from here.
 */

export type Severity = 'error' | 'warning' | 'info';

interface CatalogueEntry {
  readonly severity: Severity;
  /** What the code means, in a few words, without the particulars of one finding. */
  readonly title: string;
}

export const CATALOGUE = {
  // Configuration
  'invalid-config': { severity: 'error', title: 'The configuration cannot be used as it is' },
  'missing-content-folder': { severity: 'warning', title: 'A language has no content folder' },
  'unlisted-content-folder': {
    severity: 'warning',
    title: 'A content folder belongs to no configured language',
  },
  'unsupported-config': { severity: 'warning', title: 'A setting is not supported and has no effect' },

  // Files and pages
  'invalid-encoding': { severity: 'error', title: 'A file is not valid UTF-8 text' },
  'invalid-front-matter': { severity: 'error', title: 'The front matter of a page cannot be read' },
  'duplicate-url': { severity: 'error', title: 'Two pages have the same URL' },
  'duplicate-alias': { severity: 'warning', title: 'An alias stands where another page or alias is' },
  'path-outside-site': { severity: 'error', title: 'A path leaves the site directory' },
  'too-deep': { severity: 'error', title: 'A page nests deeper than can be rendered' },
  'too-large': { severity: 'error', title: 'A file or line is too large to be rendered' },
  'unreadable-file': { severity: 'error', title: 'A file cannot be read' },
  'unsupported-format': { severity: 'warning', title: 'A page is in a format that is not supported' },
  'render-failed': { severity: 'error', title: 'A page could not be rendered' },

  // Shortcodes
  'unknown-shortcode': { severity: 'error', title: 'No shortcode has this name' },
  'unclosed-shortcode': { severity: 'error', title: 'A shortcode is never closed' },
  'unexpected-closing-shortcode': { severity: 'error', title: 'A closing shortcode closes nothing' },
  'invalid-shortcode': { severity: 'error', title: 'A shortcode tag is not well formed' },
  'invalid-shortcode-arguments': { severity: 'error', title: 'A shortcode got arguments it cannot use' },
  'invalid-shortcode-definition': { severity: 'error', title: "A site's own shortcode cannot be loaded" },
  'misplaced-shortcode': { severity: 'error', title: 'A shortcode stands without the one it belongs with' },
  'deprecated-shortcode': { severity: 'warning', title: 'A shortcode is no longer supported' },

  // What pages refer to
  'missing-include': { severity: 'error', title: 'An included file does not exist' },
  'missing-example': { severity: 'error', title: 'An example does not exist' },
  'missing-resource': { severity: 'error', title: 'A page resource does not exist' },
  'missing-term': { severity: 'error', title: 'A glossary term does not exist' },
  'missing-page': { severity: 'error', title: 'A page that is referred to does not exist' },
  'missing-data': { severity: 'warning', title: 'Data that a page shows is not there' },
  'include-cycle': { severity: 'error', title: 'Files include each other' },

  // UI strings
  'missing-translation-key': { severity: 'warning', title: 'A UI string has no translation' },
  'invalid-ui-strings': { severity: 'error', title: 'A file of UI strings cannot be read' },
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof CATALOGUE;

/** Whether a text is one of our problem codes. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(CATALOGUE, text);
}
