import type { Element } from 'hast';
import { h } from 'hastscript';
import { CHROME } from './page-chrome.ts';

/** An image behind a section: an element, so that it loads late and needs no style in the page. None without a URL. */
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
