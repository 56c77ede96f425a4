/** The context of a page for canonical forms: its link definitions, the order of its footnotes, its URL. */
import type { ShortcodeTable } from '../shortcodes/index.ts';
import { createRecent, type Recent } from '../text/index.ts';
import type { Split, Version } from './block.ts';

export interface Writing {
  /** Scheme and host of the site: URLs that start with it are those of its own pages. */
  readonly origin: string;
  /** Other hosts of the site, such as a URL shortener. */
  readonly hosts?: readonly string[];
  /** The folder of the source language, as URLs may contain it: `en`. */
  readonly sourceLocale?: string;
  /** The page's own URL path, such as `/docs/a/`, from which relative URLs are resolved. */
  readonly address?: string;
  /** The shortcodes that pages call. */
  readonly shortcodes: ShortcodeTable;
  /** Targets of reference links by label, in lower case. */
  readonly definitions?: ReadonlyMap<string, string>;
  /** Numbers of footnotes by label: readers only see numbers. */
  readonly footnotes?: ReadonlyMap<string, number>;
  /** Recently processed texts with the same context. */
  readonly known?: Known;
}

/** Cached results for one context. */
export interface Known {
  readonly keys: Recent<string>;
  readonly parts: Recent<Split>;
  /** Bodies that were split last, newest first. */
  readonly versions: Version[];
}

const DEFINITION =
  /^\s*(?:>\s?)*\[([^\]^][^\]]*)\]:[ \t]+(<[^>]*>|\S+)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;

/** The label and target of a line that defines a link, `[label]: /target/ "title"`. */
export function parseDefinition(
  line: string,
): { readonly label: string; readonly target: string } | undefined {
  if (!line.includes(']:')) return undefined;
  const [, label, target] = DEFINITION.exec(line) ?? [];
  if (label === undefined || target === undefined) return undefined;
  return { label: labelKey(label), target: target.replace(/^<|>$/g, '') };
}

/** Labels are compared without case and white space (CommonMark, “matches”). */
export function labelKey(label: string): string {
  return label.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** Reads the definitions in a body; code is included, as nothing in it is looked up. */
export function readWriting(lines: readonly string[], site: Writing): Writing {
  const definitions = new Map<string, string>();
  const footnotes = new Map<string, number>();
  for (const line of lines) {
    if (!line.includes(']')) continue;
    const found = parseDefinition(line);
    if (found !== undefined && !definitions.has(found.label)) definitions.set(found.label, found.target);
    if (!line.includes('[^')) continue;
    for (const [, label = ''] of line.matchAll(/\[\^([^\]\s]+)\](?!:)/g))
      if (!footnotes.has(label)) footnotes.set(label, footnotes.size + 1);
  }
  return {
    ...site,
    ...(definitions.size === 0 ? {} : { definitions }),
    ...(footnotes.size === 0 ? {} : { footnotes }),
    known: knownOf(site, definitions, footnotes),
  };
}

const KNOWN = new WeakMap<ShortcodeTable, Recent<Known>>();
/** Number of pages compared at a time, and of texts of one page's versions. */
const PAGES = 6;
const TEXTS = 8000;
const PARTS = 16_000;

function knownOf(
  { origin, hosts, sourceLocale, address, shortcodes }: Writing,
  definitions: ReadonlyMap<string, string>,
  footnotes: ReadonlyMap<string, number>,
): Known {
  const known = KNOWN.get(shortcodes) ?? createRecent<Known>(PAGES);
  KNOWN.set(shortcodes, known);
  const way = JSON.stringify([origin, hosts, sourceLocale, address, [...definitions], [...footnotes]]);
  return known.get(way, () => ({ keys: createRecent(TEXTS), parts: createRecent(PARTS), versions: [] }));
}
