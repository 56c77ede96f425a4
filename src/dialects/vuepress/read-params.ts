/** Front matter of a VuePress page as ours, for a site that is built as it stands. */
import type { ValueMap } from '../../formats/index.ts';
import { type SourceText, sourceOf } from '../../text/index.ts';
import { titleOf } from '../convert-page.ts';

/** With the title that the page shows, and without what means something else to us. Keys are in lower case. */
export function readVuePressParams(params: ValueMap, body: string): ValueMap {
  const source: SourceText = sourceOf({ path: '', text: body });
  const { title, linkTitle } = titleOf(source, params, true);
  const { layout: _layout, permalink, ...rest } = params;
  return {
    ...rest,
    ...(title === '' ? {} : { title }),
    ...(linkTitle === '' ? {} : { linktitle: linkTitle }),
    ...(typeof permalink === 'string' && !permalink.includes(':') ? { url: permalink } : {}),
  };
}
