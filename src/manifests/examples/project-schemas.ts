/** Schemas of a project's own kinds: custom resource definitions, OpenAPI documents, JSON Schemas. They may be next to the site, inside its git work tree. */
import { posix } from 'node:path';
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import { createDiskFiles, findWorkTree } from '../../io/index.ts';
import { type CustomKinds, customKindsOf } from '../check-manifest.ts';
import { formatOfExample } from '../example.ts';
import { schemasOfDocument } from '../json-schema.ts';
import { parseJsonTree, parseYamlTrees } from '../parse-trees.ts';
import type { Schema } from '../schema.ts';
import { mentionsRules } from '../schema-rules.ts';
import { treeToValue } from '../tree.ts';

export interface ProjectSchemas {
  readonly kinds: CustomKinds;
  /** Whether some have CEL rules. */
  readonly hasRules: boolean;
  readonly problems: readonly Problem[];
}

export function readProjectSchemas({ root, kubernetes, configFiles }: Site): ProjectSchemas {
  const problems: Problem[] = [];
  const kinds = new Map<string, readonly Schema[]>();
  if (kubernetes.schemas.length === 0) return { kinds, problems, hasRules: false };
  let hasRules = false;
  const [configFile] = configFiles;
  const report = (target: string, message: string, hint: string) =>
    problems.push(
      createProblem('invalid-config', configFile === undefined ? NOWHERE : filePlace(configFile), {
        message: `Unexpected ${target} in “kubernetes.schemas”, ${message}.`,
        hint,
        target,
      }),
    );
  const top = findWorkTree(root) ?? root;
  const files = createDiskFiles(top);
  const siteFolder = posix.relative(top, root);
  for (const path of kubernetes.schemas) {
    const inTop = posix.join(siteFolder, path);
    const kind = path.startsWith('/') || inTop.startsWith('..') ? 'outside' : files.kindOf(inTop);
    if (kind === 'outside') {
      const border = top === root ? 'the site, which is in no git work tree' : 'the git work tree';
      report(path, `expected a path inside ${border}`, 'Copy the schemas into the repository of the site.');
      continue;
    }
    const found = kind === 'file' ? [inTop] : files.list(inTop).map((entry) => entry.path);
    const readable = found.filter((file) => ['yaml', 'json'].includes(formatOfExample(file)));
    const before = kinds.size;
    for (const file of readable) {
      const read = files.readText(file);
      if (read.kind !== 'text') report(file, 'expected UTF-8 text', 'Save the file as UTF-8.');
      else {
        hasRules ||= mentionsRules(read.text);
        for (const fault of addKinds(file, read.text, kinds))
          report(file, `which cannot be read: ${fault}`, 'Correct the file.');
      }
    }
    if (kinds.size === before)
      report(
        path,
        kind === 'missing' ? 'expected an existing file or folder' : 'expected schemas of kinds in it',
        'List files or folders with custom resource definitions, OpenAPI documents or JSON Schemas.',
      );
  }
  return { kinds, problems, hasRules };
}

/** Adds the kinds that a text defines; returns the parts that cannot be read. */
function addKinds(file: string, text: string, kinds: Map<string, readonly Schema[]>): string[] {
  const { documents, faults } = formatOfExample(file) === 'json' ? parseJsonTree(text) : parseYamlTrees(text);
  for (const [name, schemas] of customKindsOf(documents)) kinds.set(name, schemas);
  for (const document of documents)
    for (const [name, schema] of schemasOfDocument(treeToValue(document), file)) kinds.set(name, [schema]);
  return faults.map(({ message }) => message);
}
