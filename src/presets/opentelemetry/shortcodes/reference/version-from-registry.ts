import { defineShortcode, mapOf, missingText, text, textOf } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'version-from-registry',
  summary: 'The version of a package, by its entry in `data/registry/`.',
  params: {
    name: { type: 'data', required: true, position: 0, lookup: 'registry.*' },
    /** Without the `v` in front. */
    noPrefix: { type: 'string', position: 1 },
  },
  inner: false,
  inline: true,
  examples: [
    { source: '{{% version-from-registry collector-builder %}}', shows: 'v0.100.0' },
    { source: '{{% version-from-registry collector-builder noPrefix %}}', shows: '0.100.0' },
  ],
  render(call, context) {
    const { name, noPrefix } = call.params;
    const entry = mapOf(context.data(`registry.${name}`));
    const version = textOf(mapOf(entry.package), 'version');
    if (version === '') {
      return missingText(context, name, `Give data/registry/${name}.yml a “version” below “package”.`);
    }
    return text(noPrefix !== undefined && noPrefix !== 'false' ? version.replace(/^v+/, '') : version);
  },
});
