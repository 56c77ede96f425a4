/** Whether a branch brought a problem: it wrote the link, or took away what the link leads to. */
import type { Problem } from '../diagnostics/index.ts';

export interface BranchTexts {
  /** Files, relative to the site directory, that the branch added, changed or removed. */
  readonly changed: ReadonlySet<string>;
  /** A file's text where the branch began; `undefined` where it was not there. */
  before(file: string): string | undefined;
  after(file: string): string | undefined;
}

export interface IntroducedOptions {
  readonly branch: BranchTexts;
  /** Files of the branch that answered a site path, by what they said before it or say now. */
  readonly filesOf: (path: string) => readonly string[];
  /** The file of the page that a problem's link leads to, where there is one. */
  readonly targetFileOf: (problem: Problem) => string | undefined;
  /** Files of the branch that other pages take anchors from: shared texts, and the source of that page. */
  readonly anchorFilesOf: (file: string) => readonly string[];
  /** The site path that a problem's link leads to, where it is one of the site. */
  readonly targetPathOf: (problem: Problem) => string | undefined;
}

export function isIntroduced(problem: Problem, options: IntroducedOptions): boolean {
  const { branch } = options;
  const { place, target } = problem;
  if (place.kind !== 'file') return true;
  if (branch.changed.has(place.file)) {
    const before = branch.before(place.file);
    if (before === undefined || target === undefined) return true;
    if (count(branch.after(place.file) ?? '', target) > count(before, target)) return true;
  }
  const path = options.targetPathOf(problem);
  if (problem.code === 'missing-anchor') {
    const file = options.targetFileOf(problem);
    const fragment = target?.slice(target.indexOf('#') + 1) ?? '';
    if (file === undefined) return false;
    if (branch.changed.has(file) && hasAnchor(branch.before(file), fragment)) return true;
    return options
      .anchorFilesOf(file)
      .some((one) => hasAnchor(branch.before(one), fragment) && !hasAnchor(branch.after(one), fragment));
  }
  if (problem.code === 'locale-leak') {
    // The link is older than the page that it should lead to.
    const own = decode((problem.suggestion ?? '').replace(/^https?:\/\/[^/]+/, '').replace(/#.*$/s, ''));
    return options.filesOf(own).some((file) => branch.before(file) === undefined);
  }
  if (!problem.code.startsWith('missing-')) return false;
  // What answered is gone.
  return path !== undefined && options.filesOf(path).length > 0;
}

function count(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}

/** Whether a page's text has an anchor, by all that makes one: an explicit id, or a heading of these words. */
function hasAnchor(text: string | undefined, fragment: string): boolean {
  if (text === undefined || fragment === '') return false;
  const decoded = decode(fragment);
  if (new RegExp(`(?:#|id=["']?|name=["']?)${escapePattern(decoded)}["'}\\s>]`).test(text)) return true;
  // Ids that are made of headings are in lower case.
  if (decoded !== decoded.toLowerCase()) return false;
  const words = bare(decoded);
  return [...text.matchAll(/^\s*#{1,6}\s+(.*?)\s*#*\s*$/gm)].some((match) => bare(match[1] ?? '') === words);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
