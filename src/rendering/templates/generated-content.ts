/** The pages and resources that a content adapter adds. */
import type { ContentAdapter, GeneratedFile } from '../../corpus/index.ts';
import { fail, GoMap, type GoValue, TemplateError, toJson, toText } from '../../templates/index.ts';
import { ResourceObject } from './objects/resource-object.ts';

interface GeneratedPage {
  readonly path: string;
  readonly isSection: boolean;
  readonly ending: 'md' | 'html';
  readonly params: Map<string, GoValue>;
  readonly body: string;
}

type GeneratedResource = { readonly path: string; readonly naming: GoMap | undefined } & (
  | { readonly text: string }
  | { readonly file: string }
);

/** Collects what one run of an adapter adds. */
export class GeneratedContent {
  forAll = false;
  readonly #pages: GeneratedPage[] = [];
  readonly #resources: GeneratedResource[] = [];

  addPage(given: GoValue): void {
    const fields = fieldsOf(given, 'AddPage');
    const path = pathOf(fields, 'AddPage');
    const kind = textIn(fields, 'kind') || 'page';
    if (kind !== 'page' && kind !== 'section') fail(`AddPage: kind "${kind}" is neither page nor section`);
    const content = contentOf(fields);
    const params = new Map(
      [...fields].filter(([key]) => key !== 'path' && key !== 'kind' && key !== 'content' && key !== 'dates'),
    );
    const dates = fields.get('dates');
    if (dates instanceof GoMap)
      for (const [key, value] of dates.entries) params.set(key.toLowerCase(), value);
    this.#pages.push({
      path,
      isSection: kind === 'section',
      ending: endingOf(content.mediaType),
      params,
      body:
        content.value instanceof ResourceObject
          ? toText(content.value.content())
          : toText(content.value ?? ''),
    });
  }

  addResource(given: GoValue): void {
    const fields = fieldsOf(given, 'AddResource');
    const path = pathOf(fields, 'AddResource');
    const { value } = contentOf(fields);
    const names = ['name', 'title', 'params'].flatMap((key) => {
      const inner = fields.get(key);
      return inner === undefined ? [] : [[key, inner] as const];
    });
    const naming = names.length === 0 ? undefined : new GoMap(names);
    if (!(value instanceof ResourceObject)) {
      this.#resources.push({ path, naming, text: toText(value ?? '') });
      return;
    }
    const { file, text, works } = value.facts;
    if (works !== undefined)
      throw new TemplateError('unsupported', 'pictures are generated after pages', {
        name: 'AddResource of a generated picture',
      });
    this.#resources.push({ path, naming, ...(text === undefined ? { file } : { text }) });
  }

  /** Converts the additions to content files, and stores their texts. */
  write(adapter: ContentAdapter, keep: (file: string, text: string) => void): GeneratedFile[] {
    const { locale, dir } = adapter;
    const insideOf = (path: string) => (dir === '' ? path : `${dir}/${path}`);
    // The locale is part of the name, since each language has its own text.
    const readAt = (path: string) => `${adapter.file}/${path}`;
    const files = this.#pages.map((page): GeneratedFile => {
      const own = this.#resources.filter(({ path }) => path.startsWith(`${page.path}/`));
      const isBundle = !page.isSection && own.length > 0;
      const name = page.isSection ? '/_index' : isBundle ? '/index' : '';
      const path = `${page.path}${name}`;
      const file = readAt(`${path}.${locale}.${page.ending}`);
      keep(file, textOfPage(page, own));
      return { file, inside: insideOf(`${path}.${page.ending}`), locale };
    });
    for (const resource of this.#resources) {
      const file = 'file' in resource ? resource.file : readAt(`${locale}/${resource.path}`);
      if ('text' in resource) keep(file, resource.text);
      files.push({ file, inside: insideOf(resource.path), locale });
    }
    return files;
  }
}

/** JSON is valid YAML. */
function textOfPage({ path, params, body }: GeneratedPage, resources: readonly GeneratedResource[]): string {
  const named = resources.flatMap((resource) =>
    resource.naming === undefined
      ? []
      : new GoMap([['src', resource.path.slice(path.length + 1)], ...resource.naming.entries]),
  );
  const all = new GoMap([...params, ...(named.length === 0 ? [] : [['resources', named] as const])]);
  return `---\n${toJson(all, { keepHtml: true })}\n---\n${body}`;
}

/** Keys in lower case. */
function fieldsOf(given: GoValue, method: string): Map<string, GoValue> {
  if (!(given instanceof GoMap)) return fail(`${method} expects a map`);
  return new Map([...given.entries].map(([key, value]) => [key.toLowerCase(), value]));
}

function textIn(fields: ReadonlyMap<string, GoValue>, key: string): string {
  const value = fields.get(key);
  return value === undefined || value === null ? '' : toText(value);
}

/** A path below the folder of the adapter. */
function pathOf(fields: ReadonlyMap<string, GoValue>, method: string): string {
  const path = textIn(fields, 'path');
  if (path === '') fail(`${method}: the path is empty`);
  if (path.startsWith('/')) fail(`${method}: the path "${path}" begins with a slash`);
  const parts = path.replace(/\/+$/, '').split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    fail(`${method}: the path "${path}" leads out of the folder`);
  return parts.join('/');
}

function contentOf(fields: ReadonlyMap<string, GoValue>): {
  readonly mediaType: string;
  readonly value: GoValue;
} {
  const content = fields.get('content');
  if (!(content instanceof GoMap)) return { mediaType: '', value: undefined };
  const inner = new Map([...content.entries].map(([key, value]) => [key.toLowerCase(), value]));
  return { mediaType: textIn(inner, 'mediatype'), value: inner.get('value') };
}

function endingOf(mediaType: string): GeneratedPage['ending'] {
  if (mediaType === '' || mediaType === 'text/markdown') return 'md';
  if (mediaType === 'text/html') return 'html';
  throw new TemplateError('unsupported', 'an unsupported format', {
    name: `AddPage with content of the type ${mediaType}`,
  });
}
