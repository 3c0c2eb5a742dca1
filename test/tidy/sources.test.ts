/** Rules of the house that a machine can see. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/rules/list';
import { filesBelow, read, sources } from './files';

const lines = (path: string): number => read(path).split('\n').length - 1;
/** Without comments, strings and regular expressions that are easily told. */
const code = (path: string): string =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/\/\/.*$/gm, '');

describe('sources', () => {
  const tests = filesBelow('test').filter((path) => path.endsWith('.ts') && !path.startsWith('test/host/'));

  it('have no any', () => {
    const wrong = [...sources(), ...tests].filter((path) =>
      /[:<,|&(]\s*any\b|\bas any\b|@ts-(ignore|nocheck)/.test(code(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('have no state of modules', () => {
    const wrong = sources().filter((path) => /^(export )?(let|var)\b/m.test(code(path)));
    expect(wrong).toEqual([]);
  });

  it('have no enums, namespaces or other syntax that leaves code behind', () => {
    const wrong = sources().filter((path) =>
      /^\s*(export )?(declare )?(const )?(enum|namespace|module) \w/m.test(code(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('of the core say what they are for', () => {
    const wrong = sources().filter(
      (path) =>
        path.startsWith('core/') && !/^core\/(rules|diff\/promises)\//.test(path) && !read(path).includes('/**'),
    );
    expect(wrong).toEqual([]);
  });

  it('have nothing that is still to be filled in', () => {
    const wrong = [...sources(), ...tests].filter(
      (path) => !path.startsWith('test/tidy/') && /\bTODO\b/.test(read(path)),
    );
    expect(wrong).toEqual([]);
  });

  /** The description of the format is a table; it is as long as the format. */
  const LONG = new Set(['core/format/entities.ts']);
  it('are not too long', () => {
    const wrong = sources().filter((path) => lines(path) > 500 && !LONG.has(path));
    expect(wrong).toEqual([]);
  });

  it.each([
    'server/node.ts',
    'server/browser.ts',
    'client/node.ts',
    'client/browser.ts',
    'cli/main.ts',
    'action/main.ts',
  ])('%s is short', (path) => {
    expect(lines(path)).toBeLessThan(60);
  });

  it('of each rule have three cases at least, and one that must not fire', () => {
    const wrong = rules
      .map(({ name }) => ({
        name,
        tests: tests.includes(`test/rules/${name}.test.ts`) ? read(`test/rules/${name}.test.ts`) : '',
      }))
      .filter(({ tests: text }) => {
        const blocks = text.split(/^ {2}it(?:\.each)?\(/m).slice(1);
        const rows = text.match(/^ {4}\['/gm)?.length ?? 0;
        return blocks.length + rows < 3 || !blocks.some((block) => !block.includes('^^'));
      });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('ask for no platform', () => {
    const wrong = sources().filter((path) => /\bisNode\b|typeof (window|process|self)\b/.test(code(path)));
    expect(wrong).toEqual([]);
  });

  it('of the core know no time, chance or place', () => {
    const wrong = sources().filter(
      (path) =>
        path.startsWith('core/') &&
        /\bDate\.now\(|new Date\(\)|Math\.random\(|\btoLocale\w+\(|\bIntl\./.test(code(path)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('committed files', () => {
  const texts = filesBelow().filter((path) => /\.(ts|mts|mjs|js|json|md|ya?ml|css|html|txt)$/.test(path));
  const locks = texts.filter((path) => path.endsWith('package-lock.json'));

  it('name no folder of one machine', () => {
    const wrong = texts.filter((path) => /(?<![\w./:~-])\/(work|home|Users|root|private|mnt)\/\w/.test(read(path)));
    expect(wrong).toEqual([]);
  });

  it('name no registry', () => {
    const wrong = texts.filter(
      (path) => !path.startsWith('test/tidy/') && /registry\.|npmjs\.org\/[\w@]/.test(read(path)),
    );
    expect(wrong).toEqual([]);
  });

  it.each(locks)('%s leaves it open where packages come from', (path) =>
    expect(read(path)).not.toMatch(/"resolved"\s*:\s*"https?:/),
  );
});
