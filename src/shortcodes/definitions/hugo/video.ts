import type { Element } from 'hast';
import { h } from 'hastscript';

/** A video player of another site, loaded when it becomes visible. */
export function videoFrame(src: string, title: string, className: string | undefined): Element {
  return h('div', { className: ['video', ...(className?.split(/\s+/) ?? [])] }, [
    h('iframe', {
      src,
      title,
      loading: 'lazy',
      allow: 'fullscreen; picture-in-picture',
      allowFullScreen: true,
      referrerPolicy: 'strict-origin-when-cross-origin',
    }),
  ]);
}
