/**
 * Bundles the code that prints pages in a process of its own. Pages are rendered meanwhile, and what Astro, Vite and their native parts took of memory is free again
 * when that process ends: in the process of the build it would stay for the rest of it.
 */
import { type OwnProcess, siblingModule, startProcess } from '../../io/index.ts';
import type { AstroOptions } from './astro.ts';
import { isKeptPrinter, type KeptPrinter } from './astro-bundle.ts';

/** What the process answers. */
export interface Bundled {
  /** `undefined` if pages need more of Astro's build than the bundle. */
  readonly printer?: KeptPrinter | undefined;
  /** Style sheets and scripts in base64, by path below their folder. */
  readonly assets: Readonly<Record<string, string>>;
}

const PROCESS = siblingModule('./bundle-process', import.meta.url);

/** Starts the process before it is known what to bundle: loading Astro takes it a second. */
export function startBundler(): OwnProcess {
  return startProcess(PROCESS);
}

/**
 * Resolves with `undefined` if the process fails. Astro is then to print the pages in this process: if the reason is in the site, it fails there too, and throws the error as an
 * object, with its place.
 *
 * @param order only data
 */
export async function bundleApart(
  order: AstroOptions,
  bundler: OwnProcess = startBundler(),
): Promise<Bundled | undefined> {
  const answer = await bundler.ask(order);
  return isBundled(answer) ? answer : undefined;
}

function isBundled(answer: unknown): answer is Bundled {
  if (typeof answer !== 'object' || answer === null || !('assets' in answer)) return false;
  return !('printer' in answer) || isKeptPrinter(answer.printer);
}
