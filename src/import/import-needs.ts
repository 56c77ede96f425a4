/** What a page asks for and the site does not have: includes, examples, parameters, glossary terms, shortcodes. */
import type { ValueMap } from '../config/index.ts';
import type { Finding } from '../dialects/index.ts';
import type { Lookups } from '../rendering/index.ts';
import {
  type CallNode,
  parseShortcodes,
  type ShortcodeDefinition,
  type ShortcodeNode,
} from '../shortcodes/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';

export interface NeedsOptions {
  readonly lookups: Lookups;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  readonly locale: string;
  /** Where the page will stand, relative to the site directory. */
  readonly file: string;
  /** Front matter of the page, keys in lower case. */
  readonly params: ValueMap;
}

/** One finding for each thing that is missing, at the first place that asks for it. */
export function findNeeds(body: SourceText, options: NeedsOptions): Finding[] {
  const { definitions } = options;
  const found = new Map<string, Finding>();
  const visit = (nodes: readonly ShortcodeNode[]): void => {
    for (const node of nodes) {
      if (node.kind !== 'call') continue;
      const need = needOf(node, options);
      if (need !== undefined && !found.has(`${need.rule} ${need.target}`)) {
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

function needOf(
  { name, args }: CallNode,
  { lookups, definitions, locale, file, params }: NeedsOptions,
): Pick<Finding, 'rule' | 'message' | 'target'> | undefined {
  const argument = (key: string) => String(args.named[key] ?? args.positional[0] ?? '');
  const missing = (rule: string, target: string, where: string) => ({
    rule,
    target,
    message: `Unexpected name “${target}”, expected ${where}.`,
  });
  const definition = definitions.get(name);
  if (definition === undefined)
    return missing('shortcode', name, `a shortcode of Lockstep or of shortcodes/`);
  switch (definition.name) {
    case 'include': {
      const target = argument('file');
      return lookups.includeFile(file, locale, target) === undefined
        ? missing('include', target, `a file of content/${locale}/includes/ or of a fallback`)
        : undefined;
    }
    case 'codenew':
    case 'code':
    case 'example': {
      const target = argument('file');
      return lookups.example(file, locale, target) === undefined
        ? missing('example', target, 'a file of the examples folder')
        : undefined;
    }
    case 'param': {
      const target = argument('name');
      const isKnown =
        Object.hasOwn(params, target.toLowerCase()) || lookups.siteParam(locale, target) !== undefined;
      return isKnown
        ? undefined
        : missing('parameter', target, 'a key of the front matter or a parameter of the site');
    }
    case 'glossary_tooltip':
    case 'glossary_definition': {
      const target = argument('term_id');
      return lookups.term(locale, target) === undefined
        ? missing('term', target, 'an entry of the glossary')
        : undefined;
    }
    default:
      return undefined;
  }
}
