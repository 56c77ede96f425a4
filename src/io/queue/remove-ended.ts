/** Cleans up Redis after builds that ended abnormally. */
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Announcement, forget, listBuilds, PREFIX, queueName } from './announcements.ts';
import { withinTime } from './connect.ts';

/** Removes their data, and returns the running builds. @param QueueClass of BullMQ, which is loaded on demand */
export async function removeEnded(client: Redis, QueueClass: typeof Queue): Promise<readonly Announcement[]> {
  const { builds, ended } = await listBuilds(client);
  for (const id of ended) {
    const queue = new QueueClass(queueName(id), {
      prefix: PREFIX,
      connection: client,
      skipMetasUpdate: true,
    });
    queue.on('error', () => {}); // The call fails as well.
    await withinTime(queue.obliterate({ force: true }));
    await forget(client, id);
  }
  return builds;
}
