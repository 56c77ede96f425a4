/**
 * The last look at an element before it is printed, whoever made it: an author, a shortcode of what an author handed it, front matter, data. What would run
 * something is taken off.
 */
import type { Element } from 'hast';
import { addressesIn, isActiveUrl, isHarmlessUrl, URL_ATTRIBUTES } from './active-url.ts';
import { isFrameOfPlayer } from './frames.ts';
import { isActiveStyle } from './safe-style.ts';

/**
 * How far the text of a page is trusted. `full`: it may hold whatever HTML can. `urls`: raw HTML is off, so that addresses and attribute lists may run nothing.
 * `markdown`: nothing that it holds may run anything.
 */
export type TextTrust = 'full' | 'urls' | 'markdown';

/** Attributes that hold a document or a handler. */
const ACTIVE_ATTRIBUTES: ReadonlySet<string> = new Set(['srcDoc', 'srcdoc', 'formAction', 'formaction']);

/** Takes off what the trust does not allow, and answers what that was, as messages name it. */
export function guardElement(node: Element, trust: TextTrust): string[] {
  if (trust === 'full') return [];
  const taken: string[] = [];
  if (trust === 'markdown' && node.tagName === 'script') {
    node.children = [];
    return [emptied(node)];
  }
  if (
    trust === 'markdown' &&
    node.tagName === 'iframe' &&
    !isFrameOfPlayer(String(node.properties.src ?? ''))
  )
    return [emptied(node)];
  for (const [name, value] of Object.entries(node.properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (isTakenOff(node, name, value, trust)) {
      delete node.properties[name];
      taken.push(`attribute “${nameOfProperty(name)}”`);
    } else if (hasActiveAddress(name, value, trust)) {
      const text = Array.isArray(value) ? value.join(' ') : String(value);
      // An empty address is still a link, as Goldmark leaves it; of other attributes nothing is left.
      if (name === 'href' || name === 'src') node.properties[name] = '';
      else delete node.properties[name];
      taken.push(`address “${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}”`);
    }
  }
  return taken;
}

/** What is in the element stays, as the link that stands in for a frame. */
function emptied(node: Element): string {
  const { tagName } = node;
  node.tagName = 'span';
  node.properties = {};
  return `<${tagName}>`;
}

/** The name of a property in HTML, as messages give it. */
export function nameOfProperty(name: string): string {
  return name
    .replace(/^(data|aria)(?=[A-Z])/, '$1-')
    .replace(/(?<=^data-.*)(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase();
}

/** Of an address that is named in a message. */
const MAX_SHOWN = 60;

function isTakenOff(node: Element, name: string, value: unknown, trust: TextTrust): boolean {
  if (ACTIVE_ATTRIBUTES.has(name)) return true;
  // Attribute lists lose their handlers already; own shortcodes may have some, where their site runs scripts.
  if (trust !== 'markdown') return false;
  if (/^on/i.test(name)) return true;
  // A frame with a name is a value of that name to the page's scripts.
  if (name === 'name') return node.tagName !== 'a';
  return name === 'style' && isActiveStyle(String(value));
}

function hasActiveAddress(name: string, value: unknown, trust: TextTrust): boolean {
  if (!URL_ATTRIBUTES.has(name) && name !== 'style') return false;
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  const isRefused = trust === 'markdown' ? (url: string) => !isHarmlessUrl(url) : isActiveUrl;
  return addressesIn(name, text).some(isRefused);
}

/** Whether an element has something that {@link guardElement} looks at in addition to its links, so that its place is worth a note. */
export function isGuarded({ properties }: Element): boolean {
  return Object.keys(properties).some((name) => ACTIVE_ATTRIBUTES.has(name) || URL_ATTRIBUTES.has(name));
}
