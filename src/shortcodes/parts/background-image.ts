import type { Element } from 'hast';
import { h } from 'hastscript';
import { CHROME } from './page-chrome.ts';

/** A background image: an element, so that it loads lazily and needs no inline style. Empty without a URL. */
export function backgroundImage(src: string | undefined): Element[] {
  if (src === undefined || src === '') return [];
  return [
    h('img', {
      className: ['background-image'],
      src,
      alt: '',
      loading: 'lazy',
      decoding: 'async',
      ...CHROME,
    }),
  ];
}
