import { describe, expect, it } from 'vitest';
import { LENS_KINDS, lensesOf, lensWords } from '../../../core/ide/lenses';
import { workspaceFrom, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { textAt } from './caret';

const FILE = 'main.roadmap.yaml';

/** `crm: used in 2 places` */
function shown(source: string, file = FILE): readonly string[] {
  const workspace = workspaceFrom(source);
  return lensesOf(workspace, file).map(
    (lens) => `${textAt(workspace, file, lens.span)}: ${lensWords(workspace, file, lens)?.title}`,
  );
}

const SCORES = (n: number): string => `{impact: ${n}, ease: ${n}, scalability: ${n}, cost-effectiveness: ${n}}`;

describe('lenses', () => {
  it('stand above entries of several lines, and tell uses, room and score', () => {
    const source = `version: 1
calendar:
  start: 2026-03-02
tools:
  crm:
    name: The CRM
  cms: {name: The CMS}
  old:
    name: Nobody names it
channels:
  email: {tools: [crm, cms]}
initiatives:
  audit:
    start: 2026-03-02
    duration: 2w
    scores: ${SCORES(3)}
  choose:
    duration: 1w
    dependsOn: [audit]
    scores: ${SCORES(4)}
    tools: [crm]
  long:
    start: 2026-03-02
    duration: 4w
    dependsOn: {audit: {type: start-to-start}}
  short: {duration: 1d}
  over:
    start: 2026-03-02
    end: 2026-03-06
    status: done
milestones:
  gate:
    date: 2026-03-18
    requires: [choose]
`;
    expect(shown(source)).toEqual([
      'crm: used in 2 places',
      'audit: used in 2 places',
      'audit: 2 working days too late, on the critical path',
      'audit: score 3.00, 2nd of 2',
      'choose: used in 1 place',
      'choose: 2 working days too late, on the critical path',
      'choose: score 4.00, 1st of 2',
      'long: on the critical path',
      'gate: 7 working days of slack',
    ]);
  });

  it('count what names an entity, in every file, and not what only names something below it by its own name', () => {
    const source = `version: 1
imports: {e: e.roadmap.yaml}
objectives:
  grow:
    kpis: {leads: {}}
initiatives:
  a:
    objectives: [grow.leads, grow]
    activities: {one: {}, two: {dependsOn: [one]}}
#- /e.roadmap.yaml
version: 1
tools:
  crm:
    objectives: [grow]
  cms:
    name: x
channels: {mail: {tools: [cms, cms]}}
`;
    expect(shown(source)).toEqual(['grow: used in 3 places']);
    expect(shown(source, 'e.roadmap.yaml')).toEqual(['cms: used in 2 places']);
  });

  it('of uses say where those are', () => {
    const source = 'version: 1\ntools:\n  crm:\n    name: x\nchannels: {mail: {tools: [crm]}}\n';
    const workspace = workspaceOf({ [FILE]: source });
    const [lens] = lensesOf(workspace, FILE);
    const { mentions } = lensWords(workspace, FILE, lens!)!;
    expect(mentions.map(({ file, span }) => [file, textAt(workspace, file, span), span.start])).toEqual([
      [FILE, 'crm', source.indexOf('[crm') + 1],
    ]);
  });

  it('have nothing to say of what is gone since', () => {
    const workspace = workspaceOf({ [FILE]: 'version: 1\n' });
    for (const kind of LENS_KINDS)
      for (const path of [['tools', 'crm'], ['tools'], [], ['initiatives', 'a', 'start']])
        expect(lensWords(workspace, FILE, { path, kind })).toBeUndefined();
    expect(lensesOf(workspace, 'gone.roadmap.yaml')).toEqual([]);
  });

  it('all have words, in every example', () => {
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    const kinds = new Set<string>();
    for (const file of Object.keys(files))
      for (const lens of lensesOf(workspace, file)) {
        kinds.add(lens.kind);
        expect(lensWords(workspace, file, lens)?.title, `${file} ${lens.path.join('.')} ${lens.kind}`).toMatch(
          /^[\w ,.]+$/,
        );
      }
    expect([...kinds].sort()).toEqual([...LENS_KINDS].sort());
  });
});
