/** Compares Lockstep's builds of small trees with the recorded output of Hugo. */
import { expect, it } from 'vitest';
import { recordedVersions } from '../../bench/conformance/recording.ts';
import { conformTrees } from '../../bench/conformance/trees.ts';

it.each(recordedVersions())('templates print what Hugo %s prints', async (version) => {
  const { differences, stale, compared } = await conformTrees(version, { program: undefined, record: false });
  expect(stale).toEqual([]);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(40);
});
