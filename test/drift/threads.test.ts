import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRepository, pageText } from './repository.ts';

test('threads and the program itself say the same', async () => {
  using repository = createRepository();
  const page = (locale: string, number: number) => `content/${locale}/docs/p${number}.md`;
  for (let number = 0; number < 130; number += 1) {
    repository.write(page('en', number), pageText(`P${number}`, `One \`x${number}\`.`, 'Two `y`.'));
    repository.write(page('fr', number), pageText(`P${number}`, `Un \`x${number}\`.`, 'Deux `y`.'));
    repository.write(page('uk', number), pageText(`П${number}`, `Один \`x${number}\`.`, 'Два `y`.'));
  }
  repository.commit('All');
  for (let number = 0; number < 130; number += 1) {
    const two = number % 3 === 0 ? 'Two\n`y`.' : `Two \`y${number}\`.`;
    repository.write(page('en', number), pageText(`P${number}`, `One \`x${number}\`.`, two));
  }
  repository.commit('Edits');
  repository.write(page('en', 1), pageText('P1', 'One, not committed.', 'Two `y`.'));
  const reportWith = async (workers: number) => {
    const cache = mkdtempSync(join(tmpdir(), 'lockstep-drift-cache-'));
    try {
      return await repository.report({ workers, cache });
    } finally {
      rmSync(cache, { recursive: true });
    }
  };
  const alone = await reportWith(0);
  expect(alone.filter(({ status }) => status === 'drifted').length).toBe(2 * 86);
  expect(alone.filter(({ cosmetic }) => cosmetic === true).length).toBe(2 * 44);
  expect(await reportWith(2)).toEqual(alone);
});
