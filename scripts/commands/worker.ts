import { systemClock } from '../../src/io/index.ts';
import { serveBuilds } from '../../src/site/index.ts';
import { type Command, readArguments, toSeconds, UsageError } from '../arguments.ts';
import { toRedis, withSharedCache } from '../shared-cache.ts';
import { siteDirectory } from '../site-options.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { worker as usage } from '../usage/worker.ts';

export const worker: Command = {
  usage,
  async run(args) {
    const { values } = readArguments(args, usage.options);
    if (values.redis === undefined)
      throw new UsageError(
        'Expected the address of the Redis that builds use: lockstep worker --redis redis://host:6379/0.',
      );
    const redis = toRedis(values.redis);
    const aborter = new AbortController();
    // At the first interrupt it finishes the current batch; at the second one it ends immediately.
    void untilInterrupted().then(() => aborter.abort());
    await serveBuilds({
      root: siteDirectory(values.site),
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'] ?? usage.options['time-limit'].fallback, 'time-limit'),
      redis,
      env: withSharedCache(process.env, redis),
      clock: systemClock,
      signal: aborter.signal,
      say: (text) => process.stdout.write(`${text}\n`),
    });
    return 0;
  },
};
