/** The dev server's middleware before Astro: sends static files, and rewrites URLs of pages to our single route. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroConfig, IntegrationResolvedRoute } from 'astro';
import { THEME_FOLDER } from '../../corpus/index.ts';
import { isLoopbackHost } from '../../io/index.ts';
import { decodeUrlPart } from '../../text/index.ts';
import { handOver, type SiteHandle, toHandedPage } from './handover.ts';

export interface ServedFile {
  readonly bytes: Uint8Array;
  /** For `Content-Type`: `image/svg+xml`. */
  readonly type: string;
}

/** A site whose pages and files are requested one at a time, and may change between two requests. */
export interface ServedSite extends SiteHandle {
  /** Response headers for a URL path, with lower-case names. */
  headersOf(path: string): Readonly<Record<string, string>>;
  /** The reason why the site cannot be shown as it is on disk, as a message for its author. */
  failure(): SiteFailure | undefined;
  /** Whether there is a page with this output path. */
  hasPage(output: string): boolean | Promise<boolean>;
  /** A file that is not a page, by its output path: static files, page resources, redirects, theme files. */
  file(output: string): ServedFile | undefined | Promise<ServedFile | undefined>;
}

export interface SiteFailure {
  readonly message: string;
  /** The place of the first error. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number } | undefined;
}

export type Answer =
  | { readonly kind: 'page'; readonly output: string; readonly status: 200 | 404 }
  | { readonly kind: 'file'; readonly file: ServedFile }
  /** Path below the base, decoded. */
  | { readonly kind: 'redirect'; readonly path: string }
  | { readonly kind: 'nothing' };

/** The answer for a path below the base, without a leading slash and decoded: `docs/a/` → the page `docs/a/index.html`. */
export async function findAnswer(site: ServedSite, path: string): Promise<Answer> {
  const output = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  for (const candidate of output === path ? [path, `${path}.html`] : [output]) {
    if (await site.hasPage(candidate)) return { kind: 'page', output: candidate, status: 200 };
    const file = await site.file(candidate);
    if (file !== undefined) return { kind: 'file', file };
  }
  const folder = `${path}/index.html`;
  if (output === path && ((await site.hasPage(folder)) || (await site.file(folder)) !== undefined)) {
    return { kind: 'redirect', path: `${path}/` };
  }
  return { kind: 'nothing' };
}

/** The "not found" page for a path: that of the locale, else that of the site. */
export async function findNotFoundPage(site: ServedSite, path: string): Promise<Answer> {
  const [first = ''] = path.split('/');
  for (const output of [`${first}/404.html`, '404.html']) {
    if (await site.hasPage(output)) return { kind: 'page', output, status: 404 };
  }
  return { kind: 'nothing' };
}

/** Questions to the Astro project about files that are not our pages. */
export interface ProjectRequests {
  /** Its current routes. */
  routes(): readonly Pick<IntegrationResolvedRoute, 'pattern' | 'pathname' | 'patternRegex' | 'origin'>[];
  hasPublicFile(path: string): boolean;
}

interface Surroundings {
  /** Base path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  /** The route that prints pages, below the base. */
  readonly route: string;
  readonly project: ProjectRequests;
  /** The project's settings for requests from other machines. */
  readonly server: Pick<AstroConfig['server'], 'host' | 'allowedHosts'>;
}

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** A middleware for `node:http`. */
export function createPageMiddleware(site: ServedSite, surroundings: Surroundings): Middleware {
  return (request, response, next) => {
    answer(site, surroundings, request, response).then((done) => {
      if (!done) next();
    }, next);
  };
}

/** The symbol under which Astro looks for a request's `Astro.locals`. */
const LOCALS = Symbol.for('astro.locals');

/** Returns true if the response is finished; otherwise Astro continues with the request, whose URL may have changed. */
async function answer(
  site: ServedSite,
  { base, route, project, server }: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  // Requests with a foreign `Host` are left to Vite, which rejects them: otherwise a foreign page could read this server through its own name (DNS rebinding).
  if (!isAllowedHost(request.headers.host, server)) return false;
  const url = (request.url ?? '').replace(/[?#].*$/s, '');
  if (!url.startsWith(base)) return false;
  const headers = site.headersOf(url);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const path = urlToPath(url, base);
  if (path === undefined) return sendNotFound(request, response);
  if (project.hasPublicFile(path) || isViteUrl(path)) return false;
  const own = routesAt(project, path);
  // As among the project's own pages, a fixed path takes precedence over one with parameters.
  if (own.some(({ pathname }) => pathname !== undefined)) return false;
  const known = await findAnswer(site, path);
  const isMissingPage = known.kind === 'nothing' && own.length === 0 && wantsPage(request);
  const found = isMissingPage ? await findNotFoundPage(site, path) : known;
  switch (found.kind) {
    case 'file':
      return sendFile(found.file, request, response, headers);
    case 'redirect':
      return sendRedirect(base + found.path.split('/').map(encodeURIComponent).join('/'), response);
    case 'page':
      request.url = base + route;
      Object.defineProperty(request, LOCALS, { value: handOver({}, toHandedPage(site, found.output)) });
      if (found.status === 404) sendAsNotFound(response);
      return false;
    case 'nothing':
      if (path.replace(/\/$/, '') !== route.replace(/\/$/, '')) return false;
      return sendNotFound(request, response);
  }
}

function sendFile(
  { type, bytes }: Extract<Answer, { kind: 'file' }>['file'],
  { method }: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): true {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-cache',
    ...withFullNames(headers),
  });
  response.end(method === 'HEAD' ? undefined : bytes);
  return true;
}

function sendRedirect(location: string, response: ServerResponse): true {
  response.writeHead(302, { Location: location });
  response.end();
  return true;
}

/**
 * Whether the `Host` of a request is a name of this machine that no foreign page can have. If the project is open to other machines, IP addresses and the
 * allowed hosts count too.
 */
export function isAllowedHost(
  host: string | undefined,
  { host: opened, allowedHosts }: Surroundings['server'],
): boolean {
  if (isLoopbackHost(host)) return true;
  const isOpen = typeof opened === 'string' ? !isLoopbackHost(opened) : opened === true;
  if (host === undefined || !isOpen) return false;
  const name = host.replace(/:\d+$/, '');
  const isAddress = /^(?:\d+(?:\.\d+){3}|\[[\da-f:.]+\])$/i.test(name);
  return isAddress || allowedHosts === true || (allowedHosts ?? []).includes(name);
}

/** Routes of the project, or of other integrations, that answer for a path below the base. */
function routesAt(project: ProjectRequests, path: string): ReturnType<ProjectRequests['routes']> {
  return project
    .routes()
    .filter(
      ({ pattern, patternRegex, origin }) =>
        origin !== 'internal' && !pattern.startsWith(`/${THEME_FOLDER}/`) && patternRegex.test(`/${path}`),
    );
}

function sendNotFound(request: IncomingMessage, response: ServerResponse): true {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : 'Not found\n');
  return true;
}

/** Renames a `Content-Type` set by the site to the spelling that {@link answer} uses. */
function withFullNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  const type = headers['content-type'];
  return type === undefined ? {} : { 'Content-Type': type };
}

/** Astro would replace a page that has status 404 by its own, so the status is set when the response is sent. */
function sendAsNotFound(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (_status: number, ...rest: never[]) => writeHead(404, ...rest);
}

/** `/base/docs/%C3%A9/?q` → `docs/é/`; `undefined` outside the base or if it cannot be decoded. */
export function urlToPath(url: string, base: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  return decodeUrlPart(path.slice(base.length));
}

function wantsPage(request: IncomingMessage): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}

/** URLs of Vite's own modules and endpoints, such as `/@vite/client`. */
function isViteUrl(path: string): boolean {
  return /^(?:@(?:vite|id|fs|astro)\/|@id|__(?:vite|open-in-editor|astro)|node_modules\/|src\/)/.test(path);
}
