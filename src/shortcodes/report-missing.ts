/** Reports arguments of a call that refer to something that does not exist, by the type of the parameter. */
import type { Place, ProblemCode } from '../diagnostics/index.ts';
import { placeOf } from '../text/index.ts';
import { argumentSpans } from './argument-spans.ts';
import type { ShortcodeCall } from './call.ts';
import type { ShortcodeContext } from './context.ts';
import type { NamingType, ParamSpecs } from './param-types.ts';
import { findInBundle } from './parts/example-file.ts';
import { type NamedThing, namedThings } from './shortcode-table.ts';

interface Rule {
  readonly code: ProblemCode;
  /** Completes “expected …” in the message. */
  readonly expected: string;
  readonly hint: string;
  isThere(name: string, context: ShortcodeContext): boolean;
}

const RULES: Readonly<Partial<Record<NamingType, Rule>>> = {
  example: {
    code: 'missing-example',
    expected: 'one of the examples',
    hint: 'Correct the name, or add the file to the examples folder.',
    isThere: (name, context) =>
      (findInBundle(name, context) ?? context.example(name) ?? context.readFile(name)) !== undefined,
  },
  include: {
    code: 'missing-include',
    expected: 'a file of the includes folder or next to the page',
    hint: 'Correct the name, or add the file.',
    isThere: (name, context) => context.includeParams(name) !== undefined,
  },
  file: {
    code: 'missing-include',
    expected: 'a file of this site',
    hint: 'Correct the path: from the page’s folder, or from the site directory with a leading /.',
    isThere: (name, context) => context.readFile(name) !== undefined,
  },
  term: {
    code: 'missing-term',
    expected: 'the name of an entry of the glossary',
    hint: 'Correct the name, or add the entry to the glossary.',
    isThere: (name, context) => context.term(name) !== undefined,
  },
  page: {
    code: 'missing-page',
    expected: 'the path of a page',
    hint: 'Correct the path: from the page’s folder, or from the content folder with a leading /.',
    isThere: isPage,
  },
  resource: {
    code: 'missing-resource',
    expected: 'a file of the page’s bundle',
    hint: 'Correct the name, or put the file next to the page’s index.md.',
    isThere: (name, context) => context.resource(`**${name}*`) !== undefined,
  },
  param: {
    code: 'missing-data',
    expected: 'a parameter of the page or the site',
    hint: 'Set it in the front matter of the page or in the site’s parameters.',
    isThere: (name, context) => context.param(name) !== undefined,
  },
  data: {
    code: 'missing-data',
    expected: 'a path into the data folder',
    hint: 'Correct the name, or add the data.',
    isThere: (name, context) => context.data(name) !== undefined,
  },
};

/** A URL of another site is not a page of this one; a fragment alone is on the page itself. */
function isPage(name: string, context: ShortcodeContext): boolean {
  const path = name.replace(/[?#].*$/s, '');
  if (path === '' || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(name)) return true;
  return (context.findPage(path) ?? context.findPage(path, context.defaultLocale)) !== undefined;
}

/** Reports missing targets of a call's arguments, unless the definition has reported them. */
export function reportMissing(
  params: ParamSpecs,
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
): void {
  for (const thing of namedThings(params, call)) {
    const rule = thing.type === 'url' ? undefined : RULES[thing.type];
    const isKnown = context.reported.has(thing.value) || context.reported.has(thing.name);
    if (rule === undefined || thing.optional || isKnown || rule.isThere(thing.name, context)) continue;
    const place = placeOfArgument(thing, params, call);
    context.problem(rule.code, `Unexpected name “${thing.value}”, expected ${rule.expected}.`, {
      hint: rule.hint,
      target: thing.value,
      ...(place === undefined ? {} : { place }),
    });
  }
}

function placeOfArgument(
  { param }: NamedThing,
  params: ParamSpecs,
  { origin, named }: ShortcodeCall<unknown>,
): Place | undefined {
  if (origin === undefined) return undefined;
  const key = Object.hasOwn(named, param) ? param : params[param]?.position;
  const span = argumentSpans(origin.file.text, origin.offset).find((one) => one.key === key);
  return span === undefined ? undefined : placeOf({ file: origin.file, offset: span.start }, span.end);
}
