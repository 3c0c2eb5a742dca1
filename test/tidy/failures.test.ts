/** What a test run says at its end of what failed. */
import { describe, expect, it } from 'vitest';
import { failureLines, vitestFailures } from '../../scripts/lib/failures.mjs';

const failure = (nth: number, lines = 1) => ({
  suite: 'unit',
  name: `test ${nth}`,
  message: Array.from({ length: lines }, (_, i) => `line ${i + 1}`).join('\n'),
});
const many = (count: number, lines = 1) => Array.from({ length: count }, (_, i) => failure(i + 1, lines));

describe('the end of a test run', () => {
  it('is nothing where nothing failed', () => expect(failureLines([])).toEqual([]));

  it('names each failure with the first lines of its message, without colours and empty lines', () =>
    expect(
      failureLines([
        {
          suite: 'unit',
          name: 'a.test.ts › adds',
          message: '\u001b[31mAssertionError\u001b[39m: 1\n\n  + 2\r\n  - 3\n',
        },
        { suite: 'host', name: 'a name\nof two lines' },
      ]),
    ).toEqual([
      'Failed:',
      '✘ unit › a.test.ts › adds',
      '    AssertionError: 1',
      '      + 2',
      '      - 3',
      '✘ host › a name of two lines',
    ]));

  it('has no more of one message than helps', () => expect(failureLines(many(1, 30))).toHaveLength(8));

  it.each([1, 2, 7, 19, 20, 38, 39])('has all names of %i failures and at most 40 lines', (count) => {
    const lines = failureLines(many(count, 30));
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => line.startsWith('✘'))).toHaveLength(count);
  });

  it('counts those that there is no room for', () => {
    const lines = failureLines(many(100, 30));
    expect(lines).toHaveLength(40);
    expect([lines.at(-2), lines.at(-1)]).toEqual(['✘ unit › test 38', '… and 62 more.']);
  });

  it('cuts long lines', () => {
    const [, line] = failureLines([{ suite: 'unit', name: 'x'.repeat(500) }]);
    expect([line!.length, line!.at(-1)]).toEqual([200, '…']);
  });
});

it('a report of vitest names failed tests by file, and files that can’t be loaded', () => {
  const passed = { status: 'passed', ancestorTitles: [], title: 'fine', failureMessages: [] };
  const failed = { status: 'failed', ancestorTitles: ['a', 'b'], title: 'c', failureMessages: ['Error: no'] };
  const report = {
    testResults: [
      { name: '/here/test/a.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: '/here/test/b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
      { name: '/here/test/c.test.ts', status: 'passed', message: '', assertionResults: [passed] },
    ],
  };
  expect(vitestFailures(report, '/here')).toEqual([
    { name: 'test/a.test.ts › a › b › c', message: 'Error: no' },
    { name: 'test/b.test.ts', message: 'SyntaxError' },
  ]);
});
