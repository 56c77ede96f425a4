/**
 * Bundles the code that prints pages in a process of its own. Pages are rendered meanwhile, and what Astro, Vite and their native parts took of memory is free again
 * when that process ends: in the process of the build it would stay for the rest of it.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { siblingModule } from '../../io/index.ts';
import type { AstroOptions } from './astro.ts';
import { isKeptPrinter, type KeptPrinter } from './astro-bundle.ts';

/** What the process answers. */
export interface Bundled {
  /** `undefined` if pages need more of Astro's build than the bundle. */
  readonly printer?: KeptPrinter | undefined;
  /** Style sheets and scripts in base64, by path below their folder. */
  readonly assets: Readonly<Record<string, string>>;
}

/**
 * Resolves with `undefined` if the process fails. Astro is then to print the pages in this process: if the reason is in the site, it fails there too, and throws the error as an
 * object, with its place.
 *
 * @param order passed as a message: only data
 */
export function bundleApart(order: AstroOptions): Promise<Bundled | undefined> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(siblingModule('./bundle-process', import.meta.url)), {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let result: Bundled | undefined;
    child.once('message', (message) => {
      if (isBundled(message)) result = message;
    });
    child.once('error', () => resolve(undefined));
    child.once('close', () => resolve(result));
    child.send(order, (error) => {
      if (error !== null) child.kill();
    });
  });
}

function isBundled(message: unknown): message is Bundled {
  if (typeof message !== 'object' || message === null || !('assets' in message)) return false;
  return !('printer' in message) || isKeptPrinter(message.printer);
}
