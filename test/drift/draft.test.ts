/** Drafts: a program translates a page, which stays a draft until a person has pinned it. */
import { expect, test } from 'vitest';
import { createRepository, type Repository, runDrift } from './repository.ts';

const SOURCE = '---\ntitle: Hooks\n---\n\n## Run\n\nRun `ls`\nnow.\n\n- One\n\n```sh\nls\n```\n';
const FILE = 'content/fr/a.md';
const PROGRAM = `
let input = '';
process.stdin.on('data', (chunk) => { input += chunk; });
process.stdin.on('end', () => {
  const { lang, segments } = JSON.parse(input);
  const answer = ({ id, text }) => ({ id, text: text === 'One' ? 'Un \`x\`' : text.replace('Run', lang + ' Lancer') });
  console.log(JSON.stringify({ segments: segments.map(answer) }));
});
`;

function site(program: string): Repository {
  const repository = createRepository();
  repository.write(
    'lockstep.config.ts',
    `export default { locales: { en: 'English', fr: 'Français' }, drift: { draft: ['node', 'translate.mjs'] } };\n`,
  );
  repository.write('translate.mjs', program);
  repository.write('content/en/a.md', SOURCE);
  repository.write('content/fr/b.md', '---\ntitle: B\n---\n\nUne page.\n');
  repository.commit('All');
  return repository;
}

test('a draft is not current, is named by next, and becomes a translation when a person pins it', async () => {
  using repository = site(PROGRAM);
  const started = runDrift(repository, 'start', '--draft', 'fr', 'content/en/a.md');
  expect(started).toMatchObject({ status: 0, stdout: `${FILE}\n` });
  expect(started.stderr).toContain('left in the source’s language, a.md#run/2: the source has no `x`');
  const pin = `source_blob: ${repository.blobOf('content/en/a.md')}`;
  const body = '\n## fr Lancer {#run}\n\nfr Lancer `ls`\nnow.\n\n- One\n\n```sh\nls\n```\n';
  expect(repository.read(FILE)).toBe(`---\ntitle: Hooks\n${pin}\nmachine_draft: true\n---\n${body}`);
  expect(await repository.page(FILE)).toMatchObject({ status: 'untranslated', draft: true });
  const next = runDrift(repository, 'next', '--locale', 'fr').stdout;
  expect(next).toContain(`${FILE}  a machine draft`);
  expect(next).toContain(`pin ${FILE}`);
  expect(runDrift(repository, 'pin', '--all').stderr).toContain(`not pinned ${FILE}: it is a machine draft`);
  expect(runDrift(repository, 'pin', FILE).status).toBe(0);
  expect(repository.read(FILE)).toBe(`---\ntitle: Hooks\n${pin}\n---\n${body}`);
  expect((await repository.page(FILE)).status).toBe('current');
});

test.each([
  ['that fails', 'console.error("no key"); process.exit(3);', 'expected exit code 0: no key'],
  ['that prints something else', 'console.log("{}");', 'expected { "segments": [{ "id": …'],
])('a program %s writes no page', (_, program, message) => {
  using repository = site(program);
  const { status, stderr } = runDrift(repository, 'start', '--draft', 'fr', 'content/en/a.md');
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(() => repository.read(FILE)).toThrow();
});
