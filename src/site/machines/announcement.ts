/** What a build announces to workers: the options that affect pages, and its revision. */
import type { BuildOptions } from '../build-steps.ts';

export interface AnnouncedBuild {
  readonly locales: readonly string[];
  readonly basePath: string | undefined;
  readonly search: boolean | undefined;
  readonly revision: string;
}

export function announcementOf(
  { locales = [], basePath, search }: Pick<BuildOptions, 'locales' | 'basePath' | 'search'>,
  revision: string,
): string {
  return JSON.stringify({ locales, basePath, search, revision });
}

/** `undefined` for data that Lockstep did not write: anybody who can reach Redis may write there. */
export function readAnnouncement(text: string): AnnouncedBuild | undefined {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { locales, basePath, search, revision }: Partial<Record<keyof AnnouncedBuild, unknown>> = value;
  if (!Array.isArray(locales) || !locales.every((name) => typeof name === 'string')) return undefined;
  if (typeof revision !== 'string' || !isOptional(basePath, 'string') || !isOptional(search, 'boolean'))
    return undefined;
  return {
    locales,
    revision,
    basePath: typeof basePath === 'string' ? basePath : undefined,
    search: typeof search === 'boolean' ? search : undefined,
  };
}

function isOptional(value: unknown, type: 'string' | 'boolean'): boolean {
  return value === undefined || typeof value === type;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
