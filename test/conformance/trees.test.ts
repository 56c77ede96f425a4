/** Small trees as a Hugo built them when it was recorded, against what Lockstep makes of them now. */
import { expect, it } from 'vitest';
import { recordedVersions } from '../../bench/conformance/recording.ts';
import { conformTrees } from '../../bench/conformance/trees.ts';

it.each(recordedVersions())('templates print what Hugo %s prints', async (version) => {
  const { differences, stale, compared } = await conformTrees(version, { program: undefined, record: false });
  expect(stale).toEqual([]);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(40);
});
