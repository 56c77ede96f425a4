/** Files that templates publish (`resources.Publish`), known once the pages that use them are rendered. */
import { type Files, scalePicture, sha256 } from '../../io/index.ts';
import { readImageWorks } from '../../rendering/index.ts';
import type { PublishedFile } from '../../shortcodes/index.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import type { Outputs } from './create-outputs.ts';
import { NO_SOURCES, type Output, type OutputSources } from './output.ts';

/** What all rendered pages have published, by path; existing outputs take precedence. */
export function publishedOutputs(
  facts: Iterable<Pick<RenderedFacts, 'published'>>,
  table: Outputs['table'],
  context: { readonly files: Pick<Files, 'readBytes'>; readonly kept: OutputSources['kept'] },
): Map<string, Output> {
  const found = new Map<string, Output>();
  for (const { published = [] } of facts)
    for (const file of published)
      if (!table.has(file.path) && !found.has(file.path)) found.set(file.path, toOutput(file, context));
  return found;
}

/** The table including published files, for callers that need its paths. */
export function withPublished(
  table: Outputs['table'],
  facts: Iterable<Pick<RenderedFacts, 'published'>>,
  files: Pick<Files, 'readBytes'>,
): Outputs['table'] {
  return new Map([...table, ...publishedOutputs(facts, table, { files, kept: NO_SOURCES.kept })]);
}

function toOutput(
  { path, from }: PublishedFile,
  { files, kept }: Parameters<typeof publishedOutputs>[2],
): Output {
  if ('text' in from) return { kind: 'text', path, render: () => from.text };
  const { file, works } = from;
  if (works === undefined) return { kind: 'copy', path, file };
  return {
    kind: 'group',
    path,
    async render() {
      const bytes = files.readBytes(file);
      if (bytes === undefined) return new Map();
      const ending = path.slice(path.lastIndexOf('.') + 1);
      const key = `${sha256(`${sha256(bytes)}\n${works}`)}.${ending}`;
      const text = await kept(key, () =>
        scalePicture(bytes, readImageWorks(works), 'pictures that templates make'),
      );
      return new Map([[path, { text }]]);
    },
  };
}
