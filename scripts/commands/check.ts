import { checkSite } from '../../src/check/index.ts';
import { cachePath, systemClock } from '../../src/io/index.ts';
import { type Command, readArguments, toSeconds } from '../arguments.ts';
import { readPaths } from '../asked-paths.ts';
import { renderGate, runWithGate } from '../gate.ts';
import { renderPresets, renderReference } from '../presets.ts';
import { createProgress } from '../progress.ts';
import { exitCodeOf, isForPeople, printReports, readFormats } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { check as usage } from '../usage/check.ts';

export const check: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, usage.options, true);
    const outputs = readFormats(values.format);
    const root = siteDirectory(values.site);
    const progress = createProgress(process.stderr, !isForPeople(outputs) && !process.stderr.isTTY);
    const locales = values.locale ?? [];
    const paths = readPaths(positionals, root);
    const { result, gate } = await runWithGate(
      root,
      values,
      locales.length === 0 && paths.length === 0,
      (run) =>
        checkSite({
          root: run.root,
          locales,
          paths: run.pathsBefore(paths),
          cache: cachePath({ root, cache: values.cache, env: process.env }),
          copyOf: run.isBase ? root : undefined,
          timeLimitSeconds: toSeconds(
            values['time-limit'] ?? usage.options['time-limit'].fallback,
            'time-limit',
          ),
          clock: systemClock,
          env: process.env,
          onProgress: progress.report,
          select: run.select,
        }),
    ).finally(progress.end);
    printReports(result, outputs, root, {
      more: { presets: result.presets, ...(result.hugo && { hugo: result.hugo }), ...gate },
      summary: `${renderReference(result.hugo)}${renderPresets(result.presets)}${renderGate(gate)}Checked ${result.checked} pages.\n`,
      notes: renderGate(gate).split('\n').filter(Boolean),
    });
    return exitCodeOf(result);
  },
};
