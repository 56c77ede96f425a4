import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createModuleImporter } from '../../src/io/index.ts';
import { writeSite } from '../config/site-on-disk.ts';

describe('createModuleImporter', () => {
  it('runs a module, and again when it has changed', async () => {
    const root = writeSite({ 'a.ts': 'const n: number = 1;\nexport default n;' });
    const importModule = createModuleImporter(root);
    expect(await importModule('a.ts')).toMatchObject({ kind: 'module', exports: { default: 1 } });
    writeFileSync(join(root, 'a.ts'), 'export default 2;');
    utimesSync(join(root, 'a.ts'), new Date(), new Date(Date.now() + 5000));
    expect(await importModule('a.ts')).toMatchObject({ kind: 'module', exports: { default: 2 } });
  });

  it('resolves the names of packages that it is given', () => {
    const root = writeSite({
      'a.ts': "import { NOWHERE } from 'lockstep-for-tests';\nexport default NOWHERE.kind;",
    });
    // In a separate process, because vitest replaces Node's module loader, whose hooks are tested here.
    const script = `
      import { createModuleImporter } from ${JSON.stringify(source('io'))};
      const importModule = createModuleImporter(${JSON.stringify(root)}, {
        'lockstep-for-tests': ${JSON.stringify(source('diagnostics'))},
      });
      console.log(JSON.stringify(await importModule('a.ts')));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toMatchObject({ kind: 'module', exports: { default: 'nowhere' } });
  });

  it.each(['{ "type": "commonjs" }', '{}'])(
    'takes TypeScript for modules next to the package.json %s, without a word',
    (manifest) => {
      const root = writeSite({
        'package.json': manifest,
        'a.ts': "import { b } from './b.ts';\nexport default b;",
        'b.ts': 'export const b: number = 2;',
      });
      const script = `
        import { createModuleImporter } from ${JSON.stringify(source('io'))};
        const { exports } = await createModuleImporter(${JSON.stringify(root)})('a.ts');
        console.log(exports.default);`;
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
        encoding: 'utf8',
      });
      expect({ stdout, stderr }).toEqual({ stdout: '2\n', stderr: '' });
    },
  );

  it('reports the place at which a module fails', async () => {
    const root = writeSite({
      'throws.ts': '\nfunction f() { throw new Error("boom\\nmore"); }\nexport default f();',
      'missing.ts': "import './nowhere.ts';",
    });
    const importModule = createModuleImporter(root);
    expect(await importModule('throws.ts')).toMatchObject({
      kind: 'failed',
      reason: 'boom',
      file: 'throws.ts',
      line: 2,
    });
    expect(await importModule('missing.ts')).toMatchObject({ kind: 'failed', file: 'missing.ts' });
    expect(await importModule('no-such-file.ts')).toEqual({ kind: 'missing' });
  });

  it('does not follow a link out of the site', async () => {
    const root = writeSite({ 'a.txt': '' });
    symlinkSync(source('io'), join(root, 'out.ts'));
    expect(await createModuleImporter(root)('out.ts')).toEqual({ kind: 'outside' });
  });
});

function source(name: string): string {
  return join(import.meta.dirname, '../../src', name, 'index.ts');
}
