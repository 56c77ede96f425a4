/** Finds what a page refers to and the site lacks: includes, examples, parameters, glossary terms, shortcodes. */
import type { ValueMap } from '../config/index.ts';
import type { Finding } from '../dialects/index.ts';
import type { Lookups } from '../rendering/index.ts';
import {
  type CallNode,
  type NamingType,
  namedThings,
  parseShortcodes,
  type ShortcodeDefinition,
  type ShortcodeNode,
} from '../shortcodes/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';

export interface NeedsOptions {
  readonly lookups: Lookups;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  readonly locale: string;
  /** Path of the imported page, relative to the site directory. */
  readonly file: string;
  /** Front matter of the page, keys in lower case. */
  readonly params: ValueMap;
}

/** One finding for each missing item, at its first use. */
export function findNeeds(body: SourceText, options: NeedsOptions): Finding[] {
  const { definitions } = options;
  const found = new Map<string, Finding>();
  const visit = (nodes: readonly ShortcodeNode[]): void => {
    for (const node of nodes) {
      if (node.kind !== 'call') continue;
      for (const need of needsOf(node, options)) {
        if (found.has(`${need.rule} ${need.target}`)) continue;
        found.set(`${need.rule} ${need.target}`, {
          kind: 'need',
          ...need,
          place: placeAt(body, node.start, node.tagEnd),
        });
      }
      visit(node.children);
    }
  };
  visit(parseShortcodes(body.text, (name) => definitions.get(name)?.inner).nodes);
  return [...found.values()];
}

type Need = Pick<Finding, 'rule' | 'message' | 'target'>;

function needsOf({ name, args }: CallNode, options: NeedsOptions): Need[] {
  const definition = options.definitions.get(name);
  if (definition === undefined)
    return [missing('shortcode', name, 'a shortcode of Lockstep or of shortcodes/')];
  return namedThings(definition.params, args).flatMap(({ type, name: wanted, value, optional }): Need[] => {
    const rule = type === 'url' ? undefined : RULES[type];
    return rule === undefined || optional || rule.isThere(wanted, options)
      ? []
      : [missing(rule.rule, value, rule.expected(options))];
  });
}

function missing(rule: string, target: string, where: string): Need {
  return { rule, target, message: `Unexpected name “${target}”, expected ${where}.` };
}

interface Rule {
  readonly rule: string;
  expected(options: NeedsOptions): string;
  isThere(name: string, options: NeedsOptions): boolean;
}

/** By the type of the parameter. Pages and files next to them are imported too, so they are not checked here. */
const RULES: Readonly<Partial<Record<NamingType, Rule>>> = {
  include: {
    rule: 'include',
    expected: ({ locale }) => `a file of content/${locale}/includes/ or of a fallback`,
    isThere: (name, { lookups, file, locale }) => lookups.includeFile(file, locale, name) !== undefined,
  },
  example: {
    rule: 'example',
    expected: () => 'a file of the examples folder',
    isThere: (name, { lookups, file, locale }) => lookups.example(file, locale, name) !== undefined,
  },
  term: {
    rule: 'term',
    expected: () => 'an entry of the glossary',
    isThere: (name, { lookups, locale }) => lookups.term(locale, name) !== undefined,
  },
  data: {
    rule: 'data',
    expected: () => 'a path into the data folder',
    isThere: (name, { lookups }) => lookups.data(name) !== undefined,
  },
  param: {
    rule: 'parameter',
    expected: () => 'a key of the front matter or a parameter of the site',
    isThere: (name, { lookups, locale, params }) =>
      Object.hasOwn(params, name.toLowerCase()) || lookups.siteParam(locale, name) !== undefined,
  },
};
