/**
 * Unpacks the Chromium of `@sparticuz/chromium`. The package's own `executablePath()` unpacks into `/tmp` under plain names, where it would
 * take any file of that name for the browser, even one that another process is still writing.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import type { LaunchOptions } from 'playwright-core';
import { findPackage } from '../../src/io/index.ts';

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/lockstep');

/** Options to launch it. It is unpacked once, atomically, into the project's cache. */
export async function unpackChromium(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `Unexpected system ${process.platform} ${process.arch}: the bundled Chromium is for linux x64.`,
    );
  const packed = join(findPackage('@sparticuz/chromium') ?? '', 'bin');
  const manifest: { version: string } = JSON.parse(readFileSync(join(packed, '../package.json'), 'utf8'));
  const folder = join(CACHE, `chromium-${manifest.version}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const next = mkdtempSync(`${folder}-next-`);
    try {
      await unpackInto(next, packed);
      renameSync(next, folder);
    } catch (error) {
      rmSync(next, { recursive: true, force: true, maxRetries: 3 });
      // Another process has unpacked it in the meantime.
      if (!existsSync(folder)) throw error;
    }
  }
  writeFileSync(join(folder, 'fonts.conf'), fontsOf(folder));
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      // The system's own libraries come first; these are for systems without them.
      LD_LIBRARY_PATH: [
        ...SYSTEM_LIBRARIES.filter((path) => existsSync(path)),
        join(folder, 'al2023/lib'),
      ].join(delimiter),
    },
  };
}

const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
const SYSTEM_LIBRARIES = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64'];

async function unpackInto(folder: string, packed: string): Promise<void> {
  const before = process.env.TMPDIR;
  let unpacking: readonly Promise<string>[];
  // `inflate` unpacks into the temporary folder, which it looks up when it is called.
  process.env.TMPDIR = folder;
  try {
    unpacking = ARCHIVES.map((name) => inflate(join(packed, name)));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await Promise.all(unpacking);
}

/** A font configuration with the machine's fonts, and one font for machines without any. */
function fontsOf(folder: string): string {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')];
  const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((path) => `  <dir>${escapeText(path)}</dir>`).join('\n')}
  <cachedir>${escapeText(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`;
}
