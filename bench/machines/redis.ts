/** A Redis server on loopback that can be killed and restarted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

export interface BenchRedis {
  readonly url: string;
  /** Kills it; its data is lost. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Its peak memory, and the amounts that it has received and sent, in MiB. */
  figures(): Promise<{ readonly peakMiB: number; readonly trafficMiB: number; readonly keys: number }>;
  client(): Redis;
}

export async function openRedis(folder: string): Promise<BenchRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}/0`;
  let child: ChildProcess | undefined;
  const client = () => new Redis(url).on('error', () => {}); // each command reports the error as well
  const redis: BenchRedis = {
    url,
    client,
    async kill() {
      if (child === undefined) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
      child = undefined;
    },
    async start() {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
      const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      let output = '';
      for await (const text of started.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
        output += String(text);
        if (output.includes('Ready to accept connections')) break;
      }
      started.stdout.resume();
    },
    async figures() {
      const connection = client();
      try {
        const info = await connection.info();
        const field = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
        return {
          peakMiB: field('used_memory_peak') / 2 ** 20,
          trafficMiB: (field('total_net_input_bytes') + field('total_net_output_bytes')) / 2 ** 20,
          keys: await connection.dbsize(),
        };
      } finally {
        connection.disconnect();
      }
    },
  };
  await redis.start();
  return redis;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}
