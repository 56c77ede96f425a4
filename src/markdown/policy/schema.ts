/**
 * Allowed raw HTML and attribute lists of restricted authors: the elements and attributes that documentation needs. It is GitHub's list (the default of `hast-util-sanitize`) with
 * figures, recordings, sections and classes added. Names that scripts read (`name`, `form`, `data-…`) are not allowed, so that no element can replace a value of the page's own
 * scripts.
 */
import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { ADDRESSES_PROPERTY, HEADING_PROPERTY, PLACE_PROPERTY, WRITTEN_PROPERTY } from '../scope.ts';
import { AUTHOR_STYLE } from './safe-style.ts';

/** Elements whose text is not page text: they are removed with their content. */
const WITHOUT_CONTENT = [
  ...['script', 'style', 'template', 'svg', 'math', 'iframe', 'object', 'embed', 'applet', 'noscript'],
  ...['noembed', 'noframes', 'frameset', 'xmp', 'plaintext', 'title', 'textarea', 'select', 'listing'],
];

const ELEMENTS = [
  ...['abbr', 'address', 'article', 'aside', 'bdi', 'bdo', 'caption', 'center', 'cite', 'col', 'colgroup'],
  ...['dfn', 'figcaption', 'figure', 'footer', 'header', 'hgroup', 'iframe', 'mark', 'nav', 'main', 'small'],
  ...['time', 'track', 'u', 'video', 'audio', 'wbr'],
];

/** Properties that an element carries between the steps of rendering; none of them refers to anything on the page. */
const OWN_MARKS = [
  ...[PLACE_PROPERTY, HEADING_PROPERTY, ADDRESSES_PROPERTY, WRITTEN_PROPERTY],
  ...['dataLang', 'dataHl', 'dataLineNumbers', 'dataFirstLine', 'dataTitle', 'dataUi'],
];

/** Number of an element in the text, by which removed elements are found. */
export const NUMBER_PROPERTY = 'dataLockstepNumber';

const attributes = defaultSchema.attributes ?? {};
const everywhere = (attributes['*'] ?? []).filter((name) => name !== 'name' && name !== 'action');

export const SCHEMA: Schema = {
  ...defaultSchema,
  // Only dividers are left by then.
  allowComments: true,
  strip: WITHOUT_CONTENT.filter((name) => name !== 'iframe'),
  tagNames: [...(defaultSchema.tagNames ?? []), ...ELEMENTS],
  // Anchors keep the names that links use; attribute names are protected by the list of attributes.
  clobber: [],
  clobberPrefix: '',
  attributes: {
    ...Object.fromEntries(
      Object.keys(attributes).map((name) => [name, withoutClasses(attributes[name] ?? [])]),
    ),
    '*': [
      ...withoutClasses(everywhere),
      ...['className', 'id', 'lang', 'dir', 'role', 'hidden', 'translate', 'ariaHidden', 'ariaLabel'],
      ['style', AUTHOR_STYLE],
      NUMBER_PROPERTY,
      ...OWN_MARKS,
    ],
    a: ['href', 'name', 'hrefLang', 'rel', ['target', '_blank'], 'download', 'ariaLabel', 'ariaDescribedBy'],
    img: ['src', 'srcSet', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
    source: ['src', 'srcSet', 'sizes', 'type', 'media'],
    audio: ['src', 'controls', 'loop', 'muted', 'preload'],
    video: ['src', 'poster', 'controls', 'loop', 'muted', 'preload', 'playsInline', 'width', 'height'],
    track: ['src', 'srcLang', 'label', 'kind', 'default'],
    iframe: ['src', 'width', 'height', 'title', 'loading', 'allowFullScreen'],
    time: ['dateTime'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked', 'className'],
  },
  protocols: {},
};

/** Any class is allowed; the default allows only GitHub's. */
function withoutClasses<T>(definitions: readonly T[]): T[] {
  return definitions.filter((definition) => !(Array.isArray(definition) && definition[0] === 'className'));
}
