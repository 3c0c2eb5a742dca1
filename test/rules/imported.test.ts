/** What is found of a roadmap is found of an imported one, with ids as the root writes them; its fixes write them as its file does. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/report';
import { rules } from '../../core/rules/list';
import type { Workspace } from '../../core/workspace';
import { findingsOf, workspaceOf } from '../kit/check';
import { applied } from '../kit/fixes';
import { readMarks } from '../kit/marks';

const ALONE = 'part.roadmap.yaml';
const ROOT = 'main.roadmap.yaml';

/** Examples in one file, without what counts in a root alone. */
const examples = rules.flatMap(({ name, examples: all }) =>
  all.flatMap(({ bad }, i) => {
    const { files } = readMarks(bad);
    const text = files[0]!.plain;
    return files.length > 1 || /^(imports|calendar|budgets|scoring|reviews):/m.test(text)
      ? []
      : [{ name, nth: i + 1, text }];
  }),
);

/** What is found in the part, by place, with what each fix makes of it. */
const outcome = (workspace: Workspace, said: (message: string) => string): readonly unknown[] =>
  findingsOf(workspace)
    .filter(({ file }) => file === ALONE)
    .map((finding: Finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      span: finding.span,
      message: said(finding.message),
      related: finding.related.map(({ span }) => span),
      fixes: finding.fixes.map((fix) => ({
        title: said(fix.title),
        safe: fix.safe,
        makes: applied(workspace, fix)?.[ALONE],
      })),
    }));

it('most examples can be imported', () => expect(examples.length).toBeGreaterThan(60));

describe.each(examples)('$name, example $nth', ({ text }) => {
  const same = (message: string): string => message;
  const unnamed = (message: string): string => message.replaceAll('emea/', '');
  const alone = workspaceOf({ [ALONE]: text });

  it.each([
    ['with its ids joined', `[${ALONE}]`, same],
    ['under a name', `{emea: ${ALONE}}`, unnamed],
  ])('%s', (_how, imports, said) => {
    const whole = workspaceOf({ [ROOT]: `version: 1\nimports: ${imports}\n`, [ALONE]: text });
    expect(outcome(whole, said)).toEqual(outcome(alone, same));
    expect(findingsOf(whole).filter(({ file }) => file === ROOT)).toEqual([]);
  });
});
