import type { Root } from 'hast';
import { raw } from 'hast-util-raw';

/** Parses HTML as a browser parses an element's content. */
export function parseHtml(html: string): Root {
  const parsed = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  if (parsed.type === 'root') return parsed;
  return { type: 'root', children: parsed.type === 'doctype' ? [] : [parsed] };
}
