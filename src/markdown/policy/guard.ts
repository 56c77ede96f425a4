/**
 * The last check of an element before it is printed, whatever created it: an author, a shortcode with an author's arguments, front matter, data. Everything that would run code is
 * removed.
 */
import type { Element } from 'hast';
import { addressesIn, isActiveUrl, isHarmlessUrl, URL_ATTRIBUTES } from './active-url.ts';
import { isFrameOfPlayer } from './frames.ts';
import { isActiveStyle } from './safe-style.ts';

/**
 * How far the text of a page is trusted. `full`: it may contain any HTML. `urls`: raw HTML is disabled, so URLs and attribute lists may not run code. `markdown`: nothing may run
 * code.
 */
export type TextTrust = 'full' | 'urls' | 'markdown';

/** Attributes that contain a document or an event handler. */
const ACTIVE_ATTRIBUTES: ReadonlySet<string> = new Set(['srcDoc', 'srcdoc', 'formAction', 'formaction']);

/** Removes what the trust level does not allow, and returns what was removed, as messages name it. */
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
      // An empty `href` is still a link, as in Goldmark; other attributes are removed.
      if (name === 'href' || name === 'src') node.properties[name] = '';
      else delete node.properties[name];
      taken.push(`address “${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}”`);
    }
  }
  return taken;
}

/** The element's content is kept, such as the fallback link of a frame. */
function emptied(node: Element): string {
  const { tagName } = node;
  node.tagName = 'span';
  node.properties = {};
  return `<${tagName}>`;
}

/** The HTML name of a property, for messages. */
export function nameOfProperty(name: string): string {
  return name
    .replace(/^(data|aria)(?=[A-Z])/, '$1-')
    .replace(/(?<=^data-.*)(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase();
}

/** Maximum length of a URL in a message. */
const MAX_SHOWN = 60;

function isTakenOff(node: Element, name: string, value: unknown, trust: TextTrust): boolean {
  if (ACTIVE_ATTRIBUTES.has(name)) return true;
  // Attribute lists have no event handlers; a site's own shortcodes may use some if the site runs scripts.
  if (trust !== 'markdown') return false;
  if (/^on/i.test(name)) return true;
  // A frame's name creates a global variable for the page's scripts.
  if (name === 'name') return node.tagName !== 'a';
  return name === 'style' && isActiveStyle(String(value));
}

function hasActiveAddress(name: string, value: unknown, trust: TextTrust): boolean {
  if (!URL_ATTRIBUTES.has(name) && name !== 'style') return false;
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  const isRefused = trust === 'markdown' ? (url: string) => !isHarmlessUrl(url) : isActiveUrl;
  return addressesIn(name, text).some(isRefused);
}

/** Whether an element has something that {@link guardElement} checks in addition to its links, so that its place must be recorded. */
export function isGuarded({ properties }: Element): boolean {
  return Object.keys(properties).some((name) => ACTIVE_ATTRIBUTES.has(name) || URL_ATTRIBUTES.has(name));
}
