/** How little is said: nothing of five lines, and of ordinary edits of a real roadmap one finding at most, where the edit was made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, findingsOf, line, workspaceOf } from '../kit/check';

const PATH = 'martech.roadmap.yaml';
const TEXT = readFileSync(join(import.meta.dirname, '../../examples/martech', PATH), 'utf8');
const KNOWN = new Set(findingsOf(workspaceOf({ [PATH]: TEXT })).map(({ fingerprint }) => fingerprint));

/** What was there, what is there now, and the rule that speaks of it. */
type Edit = readonly [before: string, after: string, rule?: string];

const EDITS: readonly Edit[] = [
  // Words, and things that no rule minds.
  ['name: Pipewise CRM\n', 'name: Pipewise\n'],
  ['seats: 45, activeUsers: 38', 'seats: 45, activeUsers: 40'],
  ['name: Doorbell chat\n', 'name: Doorbell chat\n    tags: [service]\n'],
  ['title: Larkfield martech roadmap 2026', 'title: Larkfield roadmap'],
  ['progress: 25\n', 'progress: 30\n'],
  ['capabilities: [live-chat]', 'capabilities: [live-chat, co-browsing]'],
  ['confidence: 0.7', 'confidence: 0.8'],
  ['satisfaction: 5\n', 'satisfaction: 4\n'],
  ['2026-02: 39.0}', '2026-02: 39.0, 2026-03-13: 39.4}'],
  ['reviews:\n  cadence: monthly', 'reviews:\n  cadence: quarterly'],
  // New entries, as they are begun.
  ['\nobjectives:\n', '\nobjectives:\n  new-markets: {name: Sell in Austria}\n', 'objective-without-kpi'],
  ['\nsegments:\n', '\nsegments:\n  students: {name: Students}\n'],
  ['\nautomations:\n', '\nautomations:\n  thank-you: {name: Thanks for a review}\n', 'automation-without-goal'],
  ['\nphases:\n', '\nphases:\n  later: {name: Later, start: 2026-12-01, end: 2026-12-31}\n'],
  ['\npolicies:\n', '\npolicies:\n  house-rules: {name: House rules}\n'],
  ['\nteams:\n', '\nteams:\n  interns: {name: Interns}\n', 'orphan-team'],
  // Slips and gaps.
  ['tools: [engage, crm, shop]', 'tools: [engage, crn, shop]', 'unknown-reference'],
  ['seats: 45, activeUsers: 38', 'seats: 45, activeUsers: 12', 'low-adoption'],
  ['satisfaction: 5\n', 'satisfaction: 2\n', 'low-satisfaction'],
  ['contacts: {included: 250000, used: 184000}', 'contacts: {included: 150000, used: 184000}', 'usage-over-contract'],
  ['target: 45\n', 'target: 35\n', 'kpi-direction'],
  ['unit: hours a month\n        ', '', 'kpi-incomplete'],
  ['2026-02: 0.34}', '2026-02: 0.44}', 'guardrail-broken'],
  ['objectives: [grow-direct]\n    tools: [warehouse, bi]', 'tools: [warehouse, bi]', 'work-without-objective'],
  ['vendor: Kadeo Commerce', 'vendr: Kadeo Commerce', 'unknown-key'],
  ['notice: 30d, autoRenews', 'notice: 0d, autoRenews', 'invalid-duration'],
  ['deadline: 2026-09-30', 'deadline: 2026-09-31', 'invalid-date'],
  ['status: blocked', 'status: bloked', 'invalid-value'],
  ['agreement: signed, regions: [FR]', 'agreement: missing, regions: [FR]', 'processor-without-agreement'],
  ['{name: Compare with untouched accounts, type: test', '{name: "Compare, type: test', 'yaml-syntax'],
];

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

describe('ordinary edits', () => {
  it('are thirty', () => expect(EDITS).toHaveLength(30));

  it.each(EDITS.map((edit) => [`${JSON.stringify(edit[0])} → ${JSON.stringify(edit[1])}`, edit] as const))(
    '%s',
    (_, edit) => {
      const [before, after, rule] = edit;
      const at = TEXT.indexOf(before);
      expect(at).toBeGreaterThan(0);
      const text = TEXT.slice(0, at) + after + TEXT.slice(at + before.length);
      const workspace = workspaceOf({ [PATH]: text });
      const fresh = findingsOf(workspace).filter(({ fingerprint }) => !KNOWN.has(fingerprint));
      expect(
        fresh.map((finding) => finding.rule),
        fresh.map((finding) => line(workspace, finding)).join('\n'),
      ).toEqual(rule === undefined ? [] : [rule]);
      const entry = [...TEXT.slice(0, at).matchAll(/^ {2}\S/gm)].at(-1)?.index ?? 0;
      for (const { span } of fresh) {
        expect(lineOf(text, span.start)).toBeGreaterThanOrEqual(lineOf(text, entry));
        expect(lineOf(text, span.start)).toBeLessThanOrEqual(lineOf(text, at + after.length));
      }
    },
  );
});

describe('five lines', () => {
  it.each([
    ['a tool', 'tools:\n  crm: {}\n'],
    ['two tools', 'tools:\n  crm: {vendor: Acme}\n  mailer: {}\n'],
    ['tools with costs and data', 'tools:\n  crm: {costs: 100, datasets: [contacts]}\ndatasets:\n  contacts:\n'],
    ['an objective', 'objectives:\n  growth: {}\n'],
    [
      'an objective with a KPI',
      'objectives:\n  growth:\n    kpis: {leads: {unit: a day, baseline: 1, target: 2, due: 2026}}\n',
    ],
    [
      'an objective and the work for it',
      'objectives: {growth: {}}\ninitiatives:\n  leads: {horizon: now, objectives: [growth]}\n',
    ],
    ['an initiative', 'initiatives:\n  adopt-cdp:\n    start: 2026-04-01\n    duration: 8w\n'],
    ['a journey', 'journeys:\n  buy:\n    stages: {hear: {touchpoints: {newsletter: {}}}}\n'],
    ['channels', 'channels:\n  email: {}\nsegments:\n  families: {channels: [email]}\n'],
    ['personal data', 'datasets:\n  contacts: {classification: personal}\n'],
    ['nothing yet', 'title: New roadmap\n'],
  ])('%s', (_what, body) => {
    check(`version: 1\n${body}`);
  });
});
