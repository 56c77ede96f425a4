/** Options and settings of the commands that work on several machines. */
import { QueueError, showRedis } from '../src/io/index.ts';
import { UsageError } from './arguments.ts';

/** The address of a Redis. @throws UsageError without the password in its message */
export function toRedis(value: string): string {
  try {
    showRedis(value);
    return value;
  } catch (error) {
    throw error instanceof QueueError ? new UsageError(error.message) : error;
  }
}

/** The shared cache of machines that share a queue: the same Redis, unless the environment names another store. */
export function withSharedCache(env: NodeJS.ProcessEnv, redis: string): NodeJS.ProcessEnv {
  return (env.LOCKSTEP_REMOTE_CACHE ?? '') === '' ? { ...env, LOCKSTEP_REMOTE_CACHE: redis } : env;
}
