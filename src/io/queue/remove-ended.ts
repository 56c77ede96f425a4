/** What builds that ended without a word have left in Redis. */
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Announcement, forget, listBuilds, PREFIX, queueName } from './announcements.ts';
import { withinTime } from './connect.ts';

/** Removes it, and gives the builds that are under way. @param QueueClass that of BullMQ, which is loaded where it is needed */
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
