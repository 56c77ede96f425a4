/** `truncate`: shortens a text or HTML to a number of characters; open elements are closed. */
import { fail } from '../error.ts';
import { toIndex, tryText } from '../values/cast.ts';
import { type GoValue, SafeText, safeHtml } from '../values/value.ts';
import { escapeHtmlText } from './plain-text.ts';

const SINGLE: ReadonlySet<string> = new Set([
  'br',
  'col',
  'link',
  'base',
  'img',
  'param',
  'area',
  'hr',
  'input',
]);

interface Tag {
  readonly name: string;
  readonly at: number;
  readonly opens: boolean;
}

export function truncate([size, ...options]: readonly GoValue[]): SafeText {
  const length = toIndex(size);
  const textValue = options.at(-1);
  const text = tryText(textValue) ?? fail('text must be a string');
  const isHtml = textValue instanceof SafeText && textValue.kind === 'HTML';
  const whole = safeHtml(isHtml ? text : escapeHtmlText(text));
  if ([...text].length <= length) return whole;
  const found = findCut(text, length, isHtml);
  if (found === undefined) return whole;
  const ellipsis = ellipsisOf(options);
  const head = text.slice(0, found.end);
  return safeHtml(
    isHtml ? head + ellipsis + closeTags(found.tags, found.end) : escapeHtmlText(head) + ellipsis,
  );
}

function ellipsisOf(options: readonly GoValue[]): string {
  if (options.length < 2) return ' …';
  const text = tryText(options[0]) ?? fail('ellipsis must be a string');
  return options[0] instanceof SafeText ? text : escapeHtmlText(text);
}

/** Cuts before the word that exceeds the length, or inside of it if it is the first. */
function findCut(text: string, length: number, isHtml: boolean): { end: number; tags: Tag[] } | undefined {
  const tags: Tag[] = [];
  let [lastWord, lastSolid, count] = [0, 0, 0];
  for (let at = 0; at < text.length; ) {
    const tag = isHtml ? /^<(\/)?([^ ]+?)(?:(\s*\/)| .*?)?>/.exec(text.slice(at)) : null;
    if (tag !== null) {
      const name = tag[2] ?? '';
      lastWord = lastSolid;
      if (!SINGLE.has(name) && tag[3] === undefined) tags.push({ name, at, opens: tag[1] === undefined });
      at += tag[0].length;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    count += 1;
    if (/\s/.test(char)) lastWord = lastSolid;
    else if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(char)) {
      lastWord = lastSolid;
      lastSolid = at + char.length;
      if (count <= length) lastWord = lastSolid;
    } else lastSolid = at + char.length;
    if (count > length) return { end: lastWord === 0 ? at : lastWord, tags };
    at += char.length;
  }
  return undefined;
}

function closeTags(tags: readonly Tag[], end: number): string {
  let out = '';
  let closing: Tag | undefined;
  for (const tag of tags.toReversed()) {
    if (tag.at >= end || closing !== undefined) {
      if (closing?.name === tag.name) closing = undefined;
    } else if (tag.opens) out += `</${tag.name}>`;
    else closing = tag;
  }
  return out;
}
