/**
 * A browser: the Chromium inside the npm package `@sparticuz/chromium`, which runs on a bare Debian, else one that is installed. The former has no interface, which
 * takes half of the processor time of these tests where it is only hidden.
 */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';
import { findBrowser } from '../../src/io/index.ts';
import { unpackChromium } from './unpack-chromium.ts';

export interface BrowserChoice {
  /** The browser to try first: `LOCKSTEP_BROWSER=installed` selects the installed one. With `bundled`, no other browser is tried. */
  readonly which?: 'any' | 'installed' | 'bundled';
  /** Further arguments of the program. */
  readonly args?: readonly string[];
  /** Shows scroll bars that take space, which headless browsers hide by default. */
  readonly hasScrollBars?: boolean;
}

/** No browser starts on this machine; the message has the reason for each. */
export class NoBrowserError extends Error {}

/** Starts a browser. @throws NoBrowserError */
export function launchBrowser(choice?: BrowserChoice): Promise<Browser> {
  return firstThatStarts((options) => chromium.launch(options), choice);
}

/** Starts a browser that several processes can use, by its `wsEndpoint()`. Throws a {@link NoBrowserError}. */
export function launchBrowserServer(choice?: BrowserChoice): Promise<BrowserServer> {
  return firstThatStarts((options) => chromium.launchServer(options), choice);
}

/** Path of a Chromium or Chrome on this machine: the one that builds use, else that of Playwright. */
function findInstalled(): string | undefined {
  const own = chromium.executablePath();
  return findBrowser(process.env) ?? (existsSync(own) ? own : undefined);
}

/** The environment variables that name the browser of these tests to a build. */
export async function browserEnvironment(): Promise<Readonly<Record<string, string | undefined>>> {
  const installed = findInstalled();
  if (installed !== undefined && process.env.LOCKSTEP_BROWSER === 'installed')
    return { CHROMIUM_PATH: installed };
  const { executablePath, env } = await unpackChromium();
  const { FONTCONFIG_FILE, LD_LIBRARY_PATH } = { ...env };
  return {
    CHROMIUM_PATH: executablePath,
    FONTCONFIG_FILE: String(FONTCONFIG_FILE),
    LD_LIBRARY_PATH: String(LD_LIBRARY_PATH),
  };
}

async function firstThatStarts<Started>(
  start: (options: LaunchOptions) => Promise<Started>,
  {
    which = process.env.LOCKSTEP_BROWSER === 'installed' ? 'installed' : 'any',
    args = [],
    hasScrollBars = false,
  }: BrowserChoice = {},
): Promise<Started> {
  const reasons: string[] = [];
  const ignoreDefaultArgs = hasScrollBars ? ['--hide-scrollbars'] : [];
  const attempt = async (options: () => LaunchOptions | Promise<LaunchOptions>) => {
    try {
      return await start({
        args: [...ARGS, ...args],
        ignoreDefaultArgs,
        timeout: 300_000,
        ...(await options()),
      });
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const installed = which === 'bundled' ? undefined : findInstalled();
  const ways = [unpackChromium, ...(installed === undefined ? [] : [() => ({ executablePath: installed })])];
  if (which === 'installed') ways.reverse();
  let started: Started | undefined;
  for (const way of ways) started ??= await attempt(way);
  if (started === undefined) throw new NoBrowserError(`No browser starts here.\n${reasons.join('\n')}`);
  return started;
}

/** Arguments for containers, where programs run as root without namespaces for a sandbox and with little shared memory. The pages are our own, so no sandbox is needed. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
