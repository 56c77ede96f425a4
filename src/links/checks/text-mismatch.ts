/**
 * Links whose text names one thing and whose target is another of its kind: `[#55087](…/issues/55807)`. Only what both sides name in the same way is compared,
 * so that a link with a good reason to differ is left alone.
 */
import type { Site } from '../../config/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';

export interface Mismatch {
  readonly message: string;
  readonly hint: string;
}

/** What is named on both sides, where they differ. */
type Difference = readonly [kind: string, inText: string, inTarget: string];

type OwnSite = Pick<Site, 'origin' | 'locales'>;

const RULES: readonly ((text: string, target: string, site: OwnSite) => Difference | undefined)[] = [
  compareIssues,
  compareProposals,
  compareDocuments,
  compareVersions,
  compareFiles,
  compareMail,
  compareAddresses,
];

export function checkText(
  { text, target }: Pick<RenderedLink, 'text' | 'target'>,
  site: OwnSite,
): Mismatch | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === target) return undefined;
  for (const rule of RULES) {
    const difference = rule(trimmed, target, site);
    if (difference === undefined) continue;
    const [kind, inText, inTarget] = difference;
    return {
      message: `Unexpected target with ${kind} ${inTarget}, expected ${inText}, which the text names.`,
      hint: 'Correct the text or the address.',
    };
  }
  return undefined;
}

const ISSUE =
  /^https?:\/\/(?:[^/]+\/[^/]+\/[^/]+\/(?:-\/)?(?:issues|pull|pulls|discussions|merge_requests)|(?:issues?|prs?)\.(?:k8s|kubernetes)\.io)\/(\d+)(?![\d.])/;

/** Numbers that a text gives as those of issues: `#12`, `issue 12`, `PR 12`, or nothing but the number. */
function issuesIn(text: string): string[] {
  const found = [
    ...text.matchAll(/(?:^|[^\w&#])#(\d+)(?!\w)|\b(?:issue|pull request|pull|pr)\s+#?(\d+)(?!\w)/gi),
  ];
  // Four digits by themselves may be a year.
  const whole = /^(?:\d{3}|\d{5,})$/.exec(text)?.[0];
  return [...found.map((match) => match[1] ?? match[2] ?? ''), ...(whole === undefined ? [] : [whole])];
}

function compareIssues(text: string, target: string): Difference | undefined {
  const number = ISSUE.exec(target)?.[1];
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

function compareProposals(text: string, target: string): Difference | undefined {
  if (!/kep/i.test(text)) return undefined;
  const named = [...text.matchAll(/\bKEP[-\s#]*(\d+)/gi)].map((match) => match[1] ?? '');
  const number =
    /\/keps\/[^/]+\/(\d+)-/.exec(target)?.[1] ??
    /^https?:\/\/(?:kep\.k8s\.io|github\.com\/kubernetes\/enhancements\/issues)\/(\d+)/.exec(target)?.[1];
  const [first] = named;
  if (first === undefined || number === undefined) return undefined;
  return named.some((one) => Number(one) === Number(number)) ? undefined : ['KEP', first, number];
}

const DOCUMENTS = [
  ['RFC', /\brfc[-\s_]*(\d{3,5})(?!\d)/gi],
  ['CVE', /\bcve-(\d{4}-\d{4,})(?!\d)/gi],
] as const;

/** Documents with a number that says which: RFCs and CVEs. */
function compareDocuments(text: string, target: string): Difference | undefined {
  if (!/rfc|cve/i.test(text)) return undefined;
  for (const [kind, pattern] of DOCUMENTS) {
    const inText = [...text.matchAll(pattern)].map((match) => match[1] ?? '');
    const inTarget = [...target.matchAll(pattern)].map((match) => match[1] ?? '');
    const [first] = inText;
    const [other] = inTarget;
    if (first !== undefined && other !== undefined && !inText.some((one) => inTarget.includes(one)))
      return [kind, first, other];
  }
  return undefined;
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

/** A text that is an address, against the target; a fragment or query that the text leaves out does not count. */
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

/** Without what makes no difference: a slash or `index.html` at the end, the locale of this site. */
function barePath({ pathname, origin }: URL, site: OwnSite): string {
  const path = fold(pathname).replace(/\/(?:index\.html)?$/, '');
  if (origin !== site.origin) return path;
  const [, first = ''] = path.split('/');
  return site.locales.some(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)
    ? path.slice(first.length + 1)
    : path;
}

function fold(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
