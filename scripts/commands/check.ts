import { type CheckResult, checkSite, type GateReport } from '../../src/check/index.ts';
import { cachePath, systemClock } from '../../src/io/index.ts';
import { type Command, readArguments, toSeconds } from '../arguments.ts';
import { renderGate, runWithGate } from '../gate.ts';
import { renderPresets, renderReference } from '../presets.ts';
import { createProgress } from '../progress.ts';
import { exitCodeOf, isForPeople, type Output, printReports, readFormats } from '../report.ts';
import { readPaths } from '../selected-paths.ts';
import { siteDirectory } from '../site-options.ts';
import { check as usage } from '../usage/check.ts';
import { versionDirectory } from '../version-directory.ts';
import { refuseWatching, watchCheck } from '../watch-check.ts';

export const check: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, usage.options, true);
    const outputs = readFormats(values.format);
    const site = siteDirectory(values.site);
    const version = await versionDirectory(site, values);
    if (version === undefined) return 2;
    const { root, basePath, currentRoot } = version;
    const isQuiet = !isForPeople(outputs) || values.watch === true;
    const progress = createProgress(process.stderr, isQuiet && !process.stderr.isTTY);
    const locales = values.locale ?? [];
    const paths = readPaths(positionals, root);
    const cache = cachePath({ root: site, cache: values.cache, env: process.env });
    const limit = values['time-limit'] ?? usage.options['time-limit'].fallback;
    const timeLimitSeconds = toSeconds(limit, 'time-limit');
    const run = () =>
      runWithGate(root, values, locales.length === 0 && paths.length === 0, (tree) =>
        checkSite({
          root: tree.root,
          locales,
          basePath,
          currentRoot,
          paths: tree.pathsBefore(paths),
          cache,
          copyOf: tree.isBase ? root : undefined,
          timeLimitSeconds,
          clock: systemClock,
          env: process.env,
          onProgress: progress.report,
          select: tree.select,
        }),
      ).finally(progress.end);
    if (values.watch === true) {
      refuseWatching(values, outputs);
      await watchCheck({
        root,
        cache,
        outputs,
        run,
        print: ({ result, gate }, to) => print(result, gate, to, root),
      });
      return 0;
    }
    const { result, gate } = await run();
    print(result, gate, outputs, root);
    return exitCodeOf(result);
  },
};

function print(result: CheckResult, gate: GateReport, outputs: readonly Output[], root: string): void {
  printReports(result, outputs, root, {
    more: { presets: result.presets, ...(result.hugo && { hugo: result.hugo }), ...gate },
    summary: `${renderReference(result.hugo)}${renderPresets(result.presets)}${renderGate(gate)}Checked ${result.checked} pages.\n`,
    notes: renderGate(gate).split('\n').filter(Boolean),
  });
}
