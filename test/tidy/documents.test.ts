/** What is written for people leads somewhere, and what is made is current. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockOf } from '../../core/rules/kit';
import { rules } from '../../core/rules/list';
import { filesBelow, read, root } from './files';

const documents = filesBelow().filter((path) => path.endsWith('.md'));

/** GitHub's anchors of a document's headings. */
function anchors(text: string): ReadonlySet<string> {
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} +(.+?) *#*$/gm);
  return new Set(
    [...headings].map(([, title]) =>
      title!
        .replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('links', () => {
  it.each(documents)('%s', (path) => {
    const text = read(path)
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, '');
    const links = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)].map(
      (match) => (match[1] ?? match[2])!,
    );
    const broken = links.filter((link) => {
      if (/^[a-z]+:/i.test(link)) return false;
      const [file, anchor] = link.split('#') as [string, string?];
      const target = file === '' ? path : join(dirname(path), decodeURIComponent(file));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchors(read(target)).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});

it('what is made of the description is current', { timeout: 60_000 }, () => {
  execFileSync(process.execPath, [join(root, 'scripts/generate.mjs'), '--check'], { stdio: 'pipe' });
});

it('commands that the README names exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const named = documents
    .filter((path) => !path.includes('/'))
    .flatMap((path) =>
      [...read(path).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => (match[1] ?? match[2])!),
    );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

describe('rules', () => {
  const tests = filesBelow('test').filter(
    (path) => /\.(test\.ts|txt|scenario)$/.test(path) && !path.startsWith('test/tidy/'),
  );
  const words = tests.map(read).join('\n');

  it.each(rules.map((rule) => [rule.name, rule] as const))('%s has words, examples, a page and tests', (name, rule) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const sentence of [rule.summary, rule.why]) expect(sentence).toMatch(/^[A-Z`‘“].*[.]$/s);
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.examples.every(({ bad }) => bad.includes(` ${name}: `))).toBe(true);
    expect(existsSync(join(root, `docs/rules/${name}.md`))).toBe(true);
    expect(new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(words), 'is named in a test').toBe(true);
  });

  it('have one name each', () => expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length));

  it('that look at the day are warnings at most', () => {
    const loud = rules.filter((rule) => clockOf(rule) === 'all' && rule.severity === 'error');
    expect(loud.map(({ name }) => name)).toEqual([]);
  });
});
