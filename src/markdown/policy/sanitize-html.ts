/** Sanitizes HTML outside of page text, such as a UI string. */
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { walkElements } from '../walk.ts';
import { guardElement } from './guard.ts';
import { SCHEMA } from './schema.ts';

/** Removes everything that restricted authors may not use. */
export function sanitizeHtml(html: string): string {
  const tree: Root = { type: 'root', children: [{ type: 'raw', value: html }] };
  const clean = sanitize(raw(tree), SCHEMA);
  walkElements(clean, (node) => void guardElement(node, 'markdown'));
  return toHtml(clean);
}
