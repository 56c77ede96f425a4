/** What a build reports when it is done. */
import type { HugoReference } from '../config/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Clock, RemoteOutcome } from '../io/index.ts';
import type { PreparedBuild } from './build-steps.ts';
import type { DiagramSummary } from './diagrams/draw-diagrams.ts';
import { type LoadedSite, pagesToBuild } from './load/load-site.ts';
import type { UsedPreset } from './load/presets.ts';
import type { RenderPlan } from './render/render-pages.ts';

export interface BuildSummary {
  /** Number of pages with an output for each locale, in the site's order. */
  readonly pages: readonly { readonly locale: string; readonly count: number }[];
  /** Number of pages that were rendered and printed; the others came from the cache. */
  readonly rendered: number;
  readonly printed: number;
  readonly milliseconds: number;
  /** The presets of the site, and the reason for each. */
  readonly presets: readonly UsedPreset[];
  /** Absent if no printed page has a diagram. */
  readonly diagrams?: DiagramSummary | undefined;
  /** Bundles read from and written to a remote cache; absent without one. */
  readonly remote?: (Pick<RemoteOutcome, 'sent' | 'damaged'> & { readonly brought: number }) | undefined;
  /** Absent without workers. */
  readonly machines?: Pick<SharedWork, 'batches' | 'byWorkers' | 'workers'> | undefined;
  /** For Hugo sites: the Hugo version whose behaviour is followed. */
  readonly hugo?: HugoReference | undefined;
  /** The other versions of the site, if any; all other fields except the time are about the current one. */
  readonly versions?: readonly VersionSummary[] | undefined;
}

/** Result of building a version other than the current one. */
export interface VersionSummary {
  readonly name: string;
  readonly pages: number;
  readonly rendered: number;
  readonly printed: number;
  readonly milliseconds: number;
  /** Problems found in this version; `check --version` lists them. */
  readonly errors: number;
  readonly warnings: number;
}

/** Result of sharing work with workers. */
export interface SharedWork {
  readonly batches: number;
  /** Number of batches that workers completed. */
  readonly byWorkers: number;
  /** Number of these workers. */
  readonly workers: number;
  /** Number of pages rendered and printed by this machine meanwhile. */
  readonly rendered: number;
  readonly printed: number;
  readonly problems: readonly Problem[];
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absolute path of the output folder; absent if none could be chosen. */
  readonly out?: string;
  /** Absent if nothing was written: the site is unusable, or has errors with `strict`. */
  readonly summary: BuildSummary | undefined;
  /** The folder or its configuration cannot be used; the problems give the reasons. */
  readonly unusable?: true;
}

/** @param run `start` is the clock's time when the build began */
export function summarize(
  { loaded, drawer }: PreparedBuild,
  run: {
    readonly plan: RenderPlan;
    readonly printed: number;
    readonly start: number;
    readonly clock: Clock;
    readonly remote: RemoteOutcome | undefined;
    readonly shared?: SharedWork | undefined;
  },
): BuildSummary {
  return {
    pages: countPages(loaded),
    rendered: run.plan.missing.length + (run.shared?.rendered ?? 0),
    printed: run.printed + (run.shared?.printed ?? 0),
    milliseconds: run.clock.elapsed() - run.start,
    presets: loaded.presets,
    diagrams: drawer.summary(),
    ...(run.remote && {
      remote: { brought: run.remote.fetched, sent: run.remote.sent, damaged: run.remote.damaged },
    }),
    ...(run.shared && {
      machines: {
        batches: run.shared.batches,
        byWorkers: run.shared.byWorkers,
        workers: run.shared.workers,
      },
    }),
    hugo: loaded.site.hugo,
  };
}

function countPages(loaded: LoadedSite): BuildSummary['pages'] {
  const chosen = loaded.site.locales.filter(({ name }) => loaded.chosen.has(name));
  const counts = new Map(chosen.map(({ name }) => [name, 0]));
  for (const { locale } of pagesToBuild(loaded)) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  return [...counts].map(([locale, count]) => ({ locale, count }));
}
