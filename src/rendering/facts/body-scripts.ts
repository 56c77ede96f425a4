/** Which scripts of the theme a page's text needs: most pages have neither tabs nor glossary terms, and load nothing for them. */
import type { Element, Root } from 'hast';
import { walkElements } from '../../markdown/index.ts';
import type { BodyScript, RenderedPage } from './rendered-page.ts';

/** By the class of the elements that each script looks for. */
const SCRIPTS_BY_CLASS: ReadonlyMap<string | number, BodyScript> = new Map([
  ['tabs', 'tabs'],
  ['glossary-tooltip', 'glossary'],
] as const);

/** Adds the scripts that an element needs. */
export function addScripts({ properties: { className } }: Element, scripts: Set<BodyScript>): void {
  if (!Array.isArray(className)) return;
  for (const name of className) {
    const script = SCRIPTS_BY_CLASS.get(name);
    if (script !== undefined) scripts.add(script);
  }
}

export function scriptsFact(scripts: ReadonlySet<BodyScript>): Pick<RenderedPage, 'bodyScripts'> {
  return scripts.size === 0 ? {} : { bodyScripts: [...scripts].sort() };
}

/** The scripts that a whole tree needs. */
export function scriptsIn(root: Root): ReadonlySet<BodyScript> {
  const scripts = new Set<BodyScript>();
  walkElements(root, (node) => addScripts(node, scripts));
  return scripts;
}
