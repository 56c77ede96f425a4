import type { Root } from 'hast';
import { raw } from 'hast-util-raw';

/** HTML as a browser reads the content of an element. */
export function parseHtml(html: string): Root {
  const parsed = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  if (parsed.type === 'root') return parsed;
  return { type: 'root', children: parsed.type === 'doctype' ? [] : [parsed] };
}
