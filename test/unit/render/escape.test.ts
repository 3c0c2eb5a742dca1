import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText, mermaidText, oneLine } from '../../../core/render/escape';
import { readTasks } from './mermaid';

const HOSTILE = [
  'Ads: 50 % off; now #1',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '%% a comment',
  "%%{init: {'theme': 'dark'}}%%",
  '---',
  'title',
  'section',
  'Section: two',
  'gantt',
  'journey',
  'click t1 call alert()',
  'click',
  'href "javascript:alert(1)"',
  'call',
  'dateFormat YYYY',
  'excludes weekends',
  'todayMarker off',
  'accTitle: x',
  'accDescr { x }',
  '2026-01-01 kickoff',
  '2026',
  '__proto__',
  'constructor',
  'toString',
  '#58; &lt;b&gt; &amp;',
  'ﬂ°°60¶ß',
  'a, b, c',
  '"quoted" `code` \\back',
  '{ } [ ] ( ) |',
  'emoji 👩‍💻 and ünïcödé',
  'עברית ועוד',
  'style x:#fff;',
  'classDef a:#fff;',
  'end',
];

describe('oneLine', () => {
  it.each([
    ['a\n  b\r\nc\td', 'a b c d'],
    ['safe\u202Egnp.exe', 'safegnp.exe'],
    ['\u2066isolated\u2069', 'isolated'],
    ['bell\u0007', 'bell'],
    ['lone \uD800 half', 'lone half'],
    ['  ', ''],
  ])('makes %j plain', (text, plain) => {
    expect(oneLine(text)).toBe(plain);
  });

  it('cuts what is very long, never in the middle of a character', () => {
    expect(oneLine('👩'.repeat(5000))).toBe(`${'👩'.repeat(79)}…`);
  });
});

describe('Mermaid text', () => {
  it.each(HOSTILE)('%j is read as it is written, as a task, a section and an actor', async (name) => {
    await expectRead([name, 'after it'], name);
  });

  it('any names are read as they are written', async () => {
    const fragment = fc.oneof(
      fc.constantFrom(...HOSTILE, ':', '#', ';', '%', '<', '\n'),
      fc.string({ unit: 'grapheme' }),
    );
    const name = fc.array(fragment, { minLength: 1, maxLength: 4 }).map((parts) => oneLine(parts.join(' ')));
    const named = name.filter((text) => text !== '');
    await fc.assert(fc.asyncProperty(fc.array(named, { minLength: 1, maxLength: 4 }), named, expectRead), {
      seed: 3,
      numRuns: 150,
    });
  });
});

async function expectRead(names: readonly string[], section: string): Promise<void> {
  const lines = names.map((name, index) => `    ${mermaidText(name)} :t${index}, 2026-01-01, 2026-01-02`);
  const gantt = await readTasks(
    `gantt\n    dateFormat YYYY-MM-DD\n    section ${mermaidText(section)}\n${lines.join('\n')}\n`,
  );
  expect(gantt.map(({ task }) => task)).toEqual(names);
  expect(gantt.map((task) => task.section)).toEqual(names.map(() => section));
  const steps = names.map((name) => `      ${mermaidText(name)}: 3: ${mermaidText(name).replaceAll(',', '#44;')}`);
  const journey = await readTasks(`journey\n    section ${mermaidText(section)}\n${steps.join('\n')}\n`);
  expect(journey.map(({ task, people }) => [task, people])).toEqual(names.map((name) => [name, [name]]));
  expect(journey.map((task) => task.section)).toEqual(names.map(() => section));
}

describe('Markdown text', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<b>x</b>', '\\<b\\>x\\</b\\>'],
    ['[x](https://evil.example)', '\\[x\\](https\u2060://evil.example)'],
    ['@team', '@\u2060team'],
    ['fixes #12', 'fixes \\#\u206012'],
    ['- a - b', '\\- a - b'],
    ['![x](y)', '!\\[x\\](y)'],
    ['a\n\n# heading', 'a \\# heading'],
    ['1. list', '1\\. list'],
    ['*_`~$&amp;', '\\*\\_\\`\\~\\$\\&amp;'],
  ])('%j has no effect', (text, plain) => {
    expect(markdownText(text)).toBe(plain);
  });
});
