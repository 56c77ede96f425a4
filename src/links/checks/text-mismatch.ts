/**
 * Checks for links whose text and target name different things of one kind: `[#55087](…/issues/55807)`. Only what both name in the same form is compared, so that intended
 * differences are not reported.
 */
import type { Site } from '../../config/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import { decodeUrlPart } from '../../text/index.ts';

export interface Mismatch {
  readonly message: string;
  readonly hint: string;
}

/** The kind, and the different names. */
type Difference = readonly [kind: string, inText: string, inTarget: string];

type OwnSite = Pick<Site, 'origin' | 'locales'>;

/** What presets know about the products of the site. */
export interface TextRules {
  /** Numbered documents. */
  readonly documents: readonly {
    readonly kind: string;
    /** With the flag `g`; the number is the first group. */
    readonly inText: RegExp;
    readonly inTarget: readonly RegExp[];
  }[];
  /** Short URLs of issues and pull requests, in addition to those of code hosts; the number is the first group. */
  readonly issues: readonly RegExp[];
}

const NO_TEXT_RULES: TextRules = { documents: [], issues: [] };

type Rule = (text: string, target: string, site: OwnSite, rules: TextRules) => Difference | undefined;

const RULES: readonly Rule[] = [
  compareIssues,
  compareDocuments,
  compareVersions,
  compareFiles,
  compareMail,
  compareAddresses,
];

export function checkText(
  { text, target }: Pick<RenderedLink, 'text' | 'target'>,
  site: OwnSite,
  rules: TextRules = NO_TEXT_RULES,
): Mismatch | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === target) return undefined;
  for (const rule of RULES) {
    const difference = rule(trimmed, target, site, rules);
    if (difference === undefined) continue;
    const [kind, inText, inTarget] = difference;
    return {
      message: `Unexpected target with ${kind} ${inTarget}, expected ${inText}, as in the link text.`,
      hint: 'Correct the text or the address.',
    };
  }
  return undefined;
}

const ISSUE =
  /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/(?:-\/)?(?:issues|pull|pulls|discussions|merge_requests)\/(\d+)(?![\d.])/;

/** Issue numbers in a text: `#12`, `issue 12`, `PR 12`, or only the number. */
function issuesIn(text: string): string[] {
  const found = [
    ...text.matchAll(/(?:^|[^\w&#])#(\d+)(?!\w)|\b(?:issue|pull request|pull|pr)\s+#?(\d+)(?!\w)/gi),
  ];
  // Four digits alone may be a year.
  const whole = /^(?:\d{3}|\d{5,})$/.exec(text)?.[0];
  return [...found.map((match) => match[1] ?? match[2] ?? ''), ...(whole === undefined ? [] : [whole])];
}

function compareIssues(
  text: string,
  target: string,
  _site: OwnSite,
  { issues }: TextRules,
): Difference | undefined {
  const number = firstGroup([ISSUE, ...issues], target);
  if (number === undefined) return undefined;
  const named = issuesIn(text);
  const [first] = named;
  return first === undefined || [...named, ...numbersIn(text)].includes(number)
    ? undefined
    : ['the number', `#${first}`, `#${number}`];
}

function numbersIn(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}

const DOCUMENTS: TextRules['documents'] = [
  { kind: 'RFC', inText: /\brfc[-\s_]*(\d{3,5})(?!\d)/gi, inTarget: [/\brfc[-\s_]*(\d{3,5})(?!\d)/gi] },
  { kind: 'CVE', inText: /\bcve-(\d{4}-\d{4,})(?!\d)/gi, inTarget: [/\bcve-(\d{4}-\d{4,})(?!\d)/gi] },
];

/** Numbered documents: RFCs, CVEs and those of the site's presets. */
function compareDocuments(
  text: string,
  target: string,
  _site: OwnSite,
  { documents }: TextRules,
): Difference | undefined {
  if (!/\d/.test(text)) return undefined;
  for (const { kind, inText, inTarget } of [...DOCUMENTS, ...documents]) {
    const named = [...text.matchAll(inText)].map((match) => match[1] ?? '');
    const [first] = named;
    if (first === undefined) continue;
    const numbers = inTarget.map((pattern) => groupsOf(pattern, target)).find((found) => found.length > 0);
    const [other] = numbers ?? [];
    if (other !== undefined && !named.some((one) => numbers?.some((number) => isSameNumber(one, number))))
      return [kind, first, other];
  }
  return undefined;
}

/** `0012` equals 12; `2021-44228` equals only itself. */
function isSameNumber(a: string, b: string): boolean {
  return a === b || (/^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) === Number(b));
}

function groupsOf(pattern: RegExp, text: string): string[] {
  const all = pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)];
  return all.flatMap((match) => match?.[1] ?? []);
}

function firstGroup(patterns: readonly RegExp[], text: string): string | undefined {
  return patterns.flatMap((pattern) => groupsOf(pattern, text))[0];
}

function compareVersions(text: string, target: string): Difference | undefined {
  const named = /^(?:[A-Za-z]+ )?v?(\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (named === undefined) return undefined;
  const inTarget = new Set([...target.matchAll(/(?<![\d.])\d+\.\d+\.\d+(?![\d.]*\d)/g)].map(([one]) => one));
  const [only] = inTarget;
  return inTarget.size === 1 && only !== undefined && only !== named ? ['version', named, only] : undefined;
}

const FILE = /^(?:[\w.@+-]+\/)*([\w.@+-]+)\.(ya?ml|json|toml|go|sh|py|js|ts|md|txt|conf|proto)$/i;

function compareFiles(text: string, target: string): Difference | undefined {
  const inText = FILE.exec(text);
  const path = target.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const inTarget = FILE.exec(path.replace(/^\/+/, ''));
  if (inText === null || inTarget === null) return undefined;
  const extension = (match: RegExpExecArray) => (match[2] ?? '').toLowerCase().replace('yml', 'yaml');
  const name = (match: RegExpExecArray) => (match[1] ?? '').toLowerCase();
  if (extension(inText) !== extension(inTarget) || name(inText) === name(inTarget)) return undefined;
  const segments = target.toLowerCase().split(/[/?#=&.]+/);
  return segments.includes(name(inText))
    ? undefined
    : ['the file', `${inText[1]}.${inText[2]}`, `${inTarget[1]}.${inTarget[2]}`];
}

function compareMail(text: string, target: string): Difference | undefined {
  const address = /^mailto:([^?]+)/i.exec(target)?.[1];
  if (address === undefined || !/^[^\s@]+@[^\s@]+\.[a-z]+$/i.test(text)) return undefined;
  const decoded = address.replace(/%40/i, '@');
  return decoded.toLowerCase() === text.toLowerCase() ? undefined : ['the address', text, decoded];
}

/** Compares a text that is a URL with the target; a fragment or query that the text omits is ignored. */
function compareAddresses(text: string, target: string, site: OwnSite): Difference | undefined {
  if (!/^https?:\/\/[^\s]+$/.test(text) || !URL.canParse(text) || /[…$<{]|\.\.\.$/.test(text))
    return undefined;
  const isPath = /^\/(?!\/)/.test(target);
  if (!isPath && !/^https?:\/\//i.test(target)) return undefined;
  const address = isPath ? site.origin + target : target;
  if (!URL.canParse(address)) return undefined;
  const one = new URL(text);
  const other = new URL(address);
  if (bareHost(one) === bareHost(other)) {
    const a = barePath(one, site);
    const b = barePath(other, site);
    if (a === b) {
      const isSameHash = one.hash === '' || fold(one.hash) === fold(other.hash);
      return isSameHash || other.hash === '' ? undefined : ['the address', text, target];
    }
  }
  return ['the address', text, target];
}

function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

/** Removes insignificant differences: a trailing slash or `index.html`, the locale of this site. */
function barePath({ pathname, origin }: URL, site: OwnSite): string {
  const path = fold(pathname).replace(/\/(?:index\.html)?$/, '');
  if (origin !== site.origin) return path;
  const [, first = ''] = path.split('/');
  return site.locales.some(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)
    ? path.slice(first.length + 1)
    : path;
}

function fold(text: string): string {
  return decodeUrlPart(text) ?? text;
}
