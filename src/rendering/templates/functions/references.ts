/** `ref` and `relref`: the URL of a page, with its fragment. */
import { GoMap, type GoValue, isText, textOf, toText } from '../../../templates/index.ts';
import type { ObjectScope } from '../objects/scope.ts';

/** @param isWhole whether to include the site's host */
export function refTo(options: GoValue, { context, addresses }: ObjectScope, isWhole: boolean): string {
  const given =
    options instanceof GoMap ? options.get('path') : Array.isArray(options) ? options[0] : options;
  const target = toText(given);
  const lang = options instanceof GoMap ? options.get('lang') : undefined;
  const [path = '', fragment] = target.split('#');
  const hash = fragment === undefined ? '' : `#${fragment}`;
  if (path === '') return hash;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return target;
  const found = context.findPage(path, isText(lang) ? textOf(lang) : undefined);
  if (found !== undefined) return (isWhole ? addresses.abs : addresses.rel)(found.url) + hash;
  context.problem('missing-page', `Expected a page “${path}”, found none.`, {
    hint: 'Use a path relative to the content folder or to the folder of this page.',
    target: path,
  });
  return '';
}
