/** The content types of HTML attributes, as in html/template. */
export type AttributeType = 'plain' | 'url' | 'css' | 'js' | 'html' | 'srcset' | 'unsafe';

const words = (text: string): string[] => text.trim().split(/\s+/);

const TYPES: ReadonlyMap<string, AttributeType> = new Map<string, AttributeType>([
  ...words(`accept alt autocomplete autofocus autoplay border checked class cols colspan contenteditable contextmenu
    controls coords datetime default dir dirname disabled draggable dropzone for formtarget headers height hidden high
    hreflang id ismap kind label lang list loop low max maxlength media mediagroup min multiple name open optimum
    placeholder preload pubdate radiogroup readonly required reversed rows rowspan spellcheck scope scoped seamless
    selected shape size sizes span srclang start step tabindex target title width wrap`).map(
    (name) => [name, 'plain'] as const,
  ),
  ...words(`accept-charset async challenge charset content crossorigin defer enctype form formenctype formmethod
    formnovalidate http-equiv keytype language method novalidate pattern rel sandbox type value`).map(
    (name) => [name, 'unsafe'] as const,
  ),
  ...words(`action archive background cite classid codebase data formaction href icon longdesc manifest poster profile
    src usemap xmlns`).map((name) => [name, 'url'] as const),
  ['srcdoc', 'html'],
  ['srcset', 'srcset'],
  ['style', 'css'],
]);

/** @param name in lower case */
export function attributeType(name: string): AttributeType {
  const colon = name.indexOf(':');
  let known = name;
  if (name.startsWith('data-')) known = name.slice('data-'.length);
  else if (colon !== -1) {
    if (name.slice(0, colon) === 'xmlns') return 'url';
    known = name.slice(colon + 1);
  }
  const type = TYPES.get(known);
  if (type !== undefined) return type;
  if (known.startsWith('on')) return 'js';
  return /src|uri|url/.test(known) ? 'url' : 'plain';
}
