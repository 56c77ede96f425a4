/** Addresses among the arguments of a call, as Go's templates let them through. */
import type { Place } from '../diagnostics/index.ts';
import { isSafeUrl, REFUSED_URL } from '../templates/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';
import { argumentSpans } from './argument-spans.ts';
import type { CheckedArguments } from './arguments.ts';
import type { ShortcodeDefinition } from './definition.ts';
import type { CallNode } from './parse.ts';

type Params = CheckedArguments['params'];

/** Called for an address that was refused: what it is, as messages name it, where it stands, and the tag. */
export type OnRefusedUrl = (what: string, place: Place, tag: Place) => void;

/**
 * The parameters, with `#ZgotmplZ` for each address (`type: 'url'`) that html/template would refuse, whether or not the site keeps raw HTML. Sites that are not
 * written for Hugo name nobody to tell, and keep what is written: there the policy for untrusted text decides.
 */
export function filterUrls(
  { params: specs }: ShortcodeDefinition,
  params: Params,
  source: SourceText,
  node: CallNode,
  onRefusedUrl: OnRefusedUrl | undefined,
): Params {
  if (onRefusedUrl === undefined) return params;
  const refused = Object.entries(params).filter(
    ([name, value]) => specs[name]?.type === 'url' && typeof value === 'string' && !isSafeUrl(value),
  );
  if (refused.length === 0) return params;
  const tag = placeAt(source, node.start, node.tagEnd);
  const spans = argumentSpans(source.text, node.start);
  for (const [name, value] of refused) {
    const { start, end } = spans.find(({ key }) => key === name || key === specs[name]?.position) ?? {
      start: node.start,
      end: node.tagEnd,
    };
    onRefusedUrl(`address “${value}” in “${name}”`, placeAt(source, start, end), tag);
  }
  return { ...params, ...Object.fromEntries(refused.map(([name]) => [name, REFUSED_URL])) };
}
