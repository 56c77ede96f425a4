/** The part of the output that contains a version. */
import { extname, join } from 'node:path';
import type { Site, SiteVersion } from '../../config/index.ts';
import { type FilledFolder, sha256 } from '../../io/index.ts';
import { escapeHtml } from '../../text/index.ts';
import { SEGMENT, VERSION_LABEL } from './marks.ts';

/** Extensions of files that may contain URLs of the site. */
const TEXTS: ReadonlySet<string> = new Set([
  '.html',
  '.css',
  '.js',
  '.mjs',
  '.json',
  '.xml',
  '.txt',
  '.md',
  '',
]);

/** @param site its base path is the placeholder for all versions */
export function createVersionOutput(
  output: FilledFolder,
  version: SiteVersion,
  site: Pick<Site, 'basePath' | 'writtenBasePath'>,
): FilledFolder {
  const { prefix } = version;
  const basePath = basePathOf(site, version);
  const published = JSON.stringify([version, basePath]);
  const keyOf = (key: string) => sha256(key + published);
  return {
    path: join(output.path, prefix),
    copy: (from, path) => output.copy(from, prefix + path),
    keep: (path, key) => output.keep(prefix + path, keyOf(key)),
    writeParts: (path, parts) =>
      output.writeParts(
        prefix + path,
        TEXTS.has(extname(path)) ? publishParts(parts, version, basePath) : parts,
      ),
    write(path, content, key) {
      const own = key === undefined ? undefined : keyOf(key);
      if (typeof content !== 'string' && !TEXTS.has(extname(path)))
        return output.write(prefix + path, content, own);
      const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
      output.write(prefix + path, publishText(text, version, basePath), own);
    },
  };
}

/** The placeholders of a text that is written in parts are in one line each, but may be cut by the end of a part: the last line waits for the next part. */
async function* publishParts(
  parts: AsyncIterable<string>,
  version: SiteVersion,
  basePath: string,
): AsyncGenerator<string> {
  let line = '';
  for await (const part of parts) {
    const text = line + part;
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) yield publishText(text.slice(0, end), version, basePath);
    line = text.slice(end);
  }
  yield publishText(line, version, basePath);
}

const PARTS = /<!--lockstep:(current|maintained|old|next)-->([\s\S]*?)<!--lockstep:end-->/g;
/** Entries of the versions menu; the version's own entry becomes the current one. */
const MARKS = / data-version="([^"]*)"/g;
/**
 * Slashes are encoded in query parameters, and may be escaped with a backslash in scripts. The one before the segment is looked behind for, so that the search
 * is for the segment, and does not stop at every slash of a text.
 */
const BASES = new RegExp(String.raw`(?<=(\\?/|%2[Ff]))${SEGMENT}(\\?/|%2[Ff])?`, 'g');

/** The base path of a version, with slashes at both ends. */
export function basePathOf(
  { basePath, writtenBasePath = basePath }: Pick<Site, 'basePath' | 'writtenBasePath'>,
  { prefix }: Pick<SiteVersion, 'prefix'>,
): string {
  return writtenBasePath + prefix;
}

/**
 * Replaces the placeholders in a text of a version.
 *
 * @param basePath of the version, with slashes at both ends
 */
function publishText(text: string, version: SiteVersion, basePath: string): string {
  const own = text.includes('lockstep')
    ? text
        .replaceAll(PARTS, (_all, shownIn: string, part: string) => (shownIn === version.status ? part : ''))
        .replaceAll(MARKS, (_all, name: string) => (name === version.name ? ' aria-current="true"' : ''))
        .replaceAll(VERSION_LABEL, escapeHtml(version.label))
    : text;
  if (!own.includes(SEGMENT)) return own;
  const segments = basePath.split('/').filter((segment) => segment !== '');
  return own.replaceAll(BASES, (_all, slash: string, end: string | undefined) =>
    segments.length === 0 ? '' : segments.join(slash) + (end ?? ''),
  );
}
