/** Starts a Redis for a test, if it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRedis } from '../../bench/machines/redis.ts';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-redis-'));
  const { url, kill } = await openRedis(folder);
  return {
    url,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
