/** `npm run new-rule` makes a rule that passes as it is, but for what is marked to be filled in. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './files';

const NEEDED = [
  ...['core', 'scripts', 'schemas', 'docs', 'test/kit', 'test/rules/examples.test.ts'],
  ...['README.md', 'package.json', 'biome.json', '.gitignore', 'tsconfig.base.json', 'vitest.config.mts'],
];

/** What is made, by name: what the command is told, and where the rule's line belongs. */
const MADE = {
  'made-of-schedule': {
    told: ['--reads', 'schedule', '--group', 'timeline', '--severity', 'warning'],
    after: 'timeline',
  },
  'made-of-today': { told: ['--reads', 'today', '--group', 'customers', '--severity', 'hint'], after: 'customers' },
  // A word of the language, with what is usual.
  delete: { told: [], after: 'stack' },
} as const;
const names = Object.keys(MADE) as (keyof typeof MADE)[];

/** The compiler's, without the parts of the project that are not copied. */
const CONFIG = {
  extends: '../tsconfig.base.json',
  compilerOptions: {
    lib: ['ES2023', 'DOM'],
    types: ['node'],
    rootDir: '..',
    noEmit: true,
    composite: false,
    emitDeclarationOnly: false,
  },
};

describe('npm run new-rule', () => {
  let copy = '';

  const node = (script: string, ...args: readonly string[]) => {
    const { PATH, HOME, SYSTEMROOT } = process.env;
    const env = { PATH, HOME, SYSTEMROOT, NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, script), ...args], { cwd: copy, env });
    return { status, said: `${stdout}${stderr}` };
  };
  const bin = (path: string, ...args: readonly string[]) => node(join('node_modules', path), ...args);
  const passes = { status: 0, said: expect.any(String) as string };
  const read = (path: string): string => readFileSync(join(copy, path), 'utf8');

  beforeAll(() => {
    copy = realpathSync(mkdtempSync(join(tmpdir(), 'new-rule-')));
    for (const path of NEEDED) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(join(root, path), join(copy, path), { recursive: true });
    }
    writeFileSync(join(copy, 'test/tsconfig.json'), JSON.stringify(CONFIG));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    for (const name of names) expect(node('scripts/new-rule.mjs', name, ...MADE[name].told)).toEqual(passes);
  }, 120_000);

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('leaves the list’s first line where it is', () =>
    expect(read('core/rules/list.ts').split('\n', 2)[1]).toMatch(/^import /));

  it.each(names)('puts %s in the list, behind its group', (name) => {
    const groups = [...read('core/rules/list.ts').matchAll(/^ {2}(\w+),$/gm)].map(([, identifier]) => {
      const file = new RegExp(`^import { ${identifier} } from './(.+)';$`, 'm').exec(read('core/rules/list.ts'))![1]!;
      return { file, group: /^ {2}group: '(\w+)'/m.exec(read(`core/rules/${file}.ts`))![1]! };
    });
    expect(groups.filter(({ group }) => group === MADE[name].after).at(-1)?.file).toBe(name);
  });

  it('makes the pages, the tables and the schema', () => {
    for (const name of names) {
      expect(read(`docs/rules/${name}.md`)).toContain(`# ${name}\n`);
      expect(read('README.md')).toContain(`docs/rules/${name}.md`);
      expect(read('schemas/roadmap.schema.json')).toContain(`"${name}"`);
    }
  });

  it('writes what the compiler and the linter take', () => {
    expect(bin('typescript/bin/tsc', '-p', 'test')).toEqual(passes);
    const files = names.flatMap((name) => [`core/rules/${name}.ts`, `test/rules/${name}.test.ts`]);
    expect(bin('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', 'core/rules/list.ts', ...files)).toEqual(
      passes,
    );
  }, 120_000);

  it('writes tests that pass, and examples that do', () => {
    const files = [...names.map((name) => `test/rules/${name}.test.ts`), 'test/rules/examples.test.ts'];
    const { status, said } = bin('vitest/vitest.mjs', 'run', ...files, '-t', names.join('|'));
    expect({ status, said }).toEqual(passes);
    expect(said).toMatch(/Test Files +4 passed/);
  }, 120_000);

  it('marks what is to be filled in', () => {
    for (const name of names)
      for (const path of [`core/rules/${name}.ts`, `test/rules/${name}.test.ts`]) expect(read(path)).toContain('TODO');
  });

  it.each([
    ['no name', [], 'Usage: npm run new-rule -- NAME'],
    ['a name with capitals', ['ToolUnused'], "'ToolUnused' is no name for a rule"],
    ['a name that is a path', ['../escape'], "'../escape' is no name for a rule"],
    ['a rule that is there', ['tool-unused'], 'core/rules/tool-unused.ts is there already.'],
    ['a group that is not there', ['one-more', '--group', 'stak'], "not 'stak'."],
    ['a severity that is not there', ['one-more', '--severity', 'fatal'], "not 'fatal'."],
    ['an error by the clock', ['one-more', '--reads', 'today', '--severity', 'error'], 'a warning at most'],
    ['an option that is not there', ['one-more', '--level', 'info'], "Unknown option '--level'."],
  ])('refuses %s in a line, and writes nothing', (_what, args, why) => {
    const list = read('core/rules/list.ts');
    const { status, said } = node('scripts/new-rule.mjs', ...args);
    expect({ status, lines: said.trim().split('\n').length }).toEqual({ status: 1, lines: 1 });
    expect(said).toContain(why);
    expect(read('core/rules/list.ts')).toBe(list);
  });
});
