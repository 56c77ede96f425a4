/** Serializes a drawing, read in both themes, as one SVG for both. */
import type { Drawn } from './read.client.ts';

export interface Printing {
  /** Old id → new id, for ids that the drawing refers to. */
  readonly ids: ReadonlyMap<string, string>;
  /** Colours in both themes → name of the custom property. */
  readonly tokens: ReadonlyMap<string, string>;
}
/** In the order of the ids in the drawing. */
export function findReferences({ attributes, children }: Drawn): Set<string> {
  const ids = new Set(attributes.id === undefined ? [] : [attributes.id]);
  for (const child of children)
    if (typeof child !== 'string') for (const id of findReferences(child)) ids.add(id);
  return ids;
}

export function hasLink({ tag, attributes, children }: Drawn): boolean {
  if (tag === 'a' && attributes.href !== undefined) return true;
  return children.some((child) => typeof child !== 'string' && hasLink(child));
}

/** The site's colours: both values of each → its name. */
export function readTokens(): Map<string, string> {
  const names =
    'page surface line line-strong text heading muted accent accent-soft second mark note tip important warning caution raised';
  const probe = document.createElement('span');
  document.body.append(probe);
  const tokens = new Map<string, string>();
  for (const name of names.split(' ')) {
    probe.style.color = `var(--${name})`;
    const colours = ['light', 'dark'].map((mode) => {
      document.documentElement.dataset.theme = mode;
      return getComputedStyle(probe).color;
    });
    const pair = colours.join(' ');
    if (!tokens.has(pair)) tokens.set(pair, `var(--${name})`);
  }
  probe.remove();
  return tokens;
}

/** An element with the looks of both themes. */
export function printPair(light: Drawn, dark: Drawn, printing: Printing): string {
  const rename = (id: string): string => printing.ids.get(id) ?? id;
  const attributes: string[] = [];
  for (const [name, value] of Object.entries(light.attributes)) {
    const renamed =
      name === 'id' || name.startsWith('aria-')
        ? value.split(/\s+/).map(rename).join(' ')
        : name === 'href' && value.startsWith('#')
          ? `#${rename(value.slice(1))}`
          : value;
    attributes.push(`${name}="${escapeText(renamed)}"`);
  }
  const { presented, styled } = pairStyles(light, dark, printing);
  for (const [name, value] of presented) attributes.push(`${name}="${escapeText(value)}"`);
  if (styled.length > 0)
    attributes.push(`style="${escapeText(styled.map(([name, value]) => `${name}: ${value}`).join('; '))}"`);
  const children = light.children.map((child, at) => {
    if (typeof child === 'string') return escapeText(child);
    const other = dark.children[at];
    return printPair(child, typeof other === 'object' ? other : child, printing);
  });
  const opening = [light.tag, ...attributes].join(' ');
  return light.tag === 'br' || light.tag === 'img'
    ? `<${opening}>`
    : `<${opening}>${children.join('')}</${light.tag}>`;
}

type Property = readonly [name: string, value: string];

/** Presentation attributes, which no policy blocks, and declarations that only a style can express. */
function pairStyles(
  light: Drawn,
  dark: Drawn,
  { ids, tokens }: Printing,
): { readonly presented: Property[]; readonly styled: Property[] } {
  const isHtml = [
    'div',
    'span',
    'p',
    'b',
    'strong',
    'i',
    'em',
    'code',
    'ul',
    'ol',
    'li',
    'br',
    'img',
    'table',
    'tr',
    'td',
  ].includes(light.tag);
  const onlyStyles =
    'color text-align line-height white-space mix-blend-mode text-decoration-line paint-order transform transform-origin'.split(
      ' ',
    );
  const presented: Property[] = [];
  const styled: Property[] = [];
  for (const name of new Set([...Object.keys(light.style), ...Object.keys(dark.style)])) {
    const [day, night] = [
      light.style[name] ?? dark.style[name] ?? '',
      dark.style[name] ?? light.style[name] ?? '',
    ];
    const value = pairValues(day, night, tokens).replaceAll(
      /url\("?#([^")]+)"?\)/g,
      (_, id: string) => `url(#${ids.get(id) ?? id})`,
    );
    if (isHtml || onlyStyles.includes(name)) styled.push([name, value]);
    else presented.push([name, value.replaceAll(/(?<=^|, )(-?[\d.]+)px(?=$|, )/g, '$1')]);
  }
  return { presented, styled };
}

/** Combines the values of a property in both themes. */
function pairValues(light: string, dark: string, tokens: ReadonlyMap<string, string>): string {
  const token = tokens.get(`${light} ${dark}`);
  if (token !== undefined) return token;
  return light === dark || !/^(?:rgb|color|ok|hsl|lab|lch)/.test(light)
    ? light
    : `light-dark(${light}, ${dark})`;
}

function escapeText(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => names[character] ?? character);
}

export const PRINT = [findReferences, hasLink, readTokens, printPair, pairStyles, pairValues, escapeText];
