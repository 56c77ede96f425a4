/** Finds a Chromium or Chrome on this machine: a configured one, one at a usual path, or one that Playwright or Puppeteer downloaded. */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { codeOf } from '../disk-failure.ts';

/** Absolute path of the program; `undefined` if there is none. `CHROMIUM_PATH` is used even if the file does not exist. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const named = env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return named;
  return placesOf(env).find(isFile);
}

/** Folders of `PATH` may be closed to this user. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return false;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

function placesOf(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...programs.flatMap((root) =>
      root === undefined ? [] : [join(root, 'Google/Chrome/Application/chrome.exe')],
    ),
    ...downloaded(env),
  ];
}

/** In the caches of Playwright and Puppeteer: a folder for each version, the newest first. */
function downloaded(env: NodeJS.ProcessEnv): string[] {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const caches = [
    join(home, '.cache'),
    join(home, 'Library/Caches'),
    ...(env.LOCALAPPDATA === undefined ? [] : [env.LOCALAPPDATA]),
  ];
  const playwright = [
    ...(env.PLAYWRIGHT_BROWSERS_PATH === undefined ? [] : [env.PLAYWRIGHT_BROWSERS_PATH]),
    ...caches.map((cache) => join(cache, 'ms-playwright')),
  ];
  const versions = [
    ...playwright.flatMap((folder) => foldersOf(folder).filter((path) => /[/\\]chromium-\d+$/.test(path))),
    ...caches.flatMap((cache) => foldersOf(join(cache, 'puppeteer/chrome'))),
  ];
  return versions.flatMap((version) => PROGRAMS.map((program) => join(version, program)));
}

const PROGRAMS = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

/** Absolute paths of subfolders, sorted by the numbers in their names, the highest first; empty if the folder does not exist. */
function foldersOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((name) => join(folder, name));
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return [];
  }
}
