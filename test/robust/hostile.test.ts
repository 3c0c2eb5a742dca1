/** Hostile texts are answered: with findings, without an exception, and in time. */
import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../core/workspace';
import { workspaceOf } from '../kit/check';
import { growing, odd } from './hostile';

const FILE = 'main.roadmap.yaml';

/** Asks for everything that a host asks for. */
function askAll(workspace: Workspace): number {
  for (const root of workspace.roots()) workspace.schedule(root);
  workspace.wanted();
  return workspace.findings(FILE).length;
}

function expectSound(workspace: Workspace): void {
  const { length } = workspace.text(FILE)!;
  for (const { span, message, fingerprint, related } of workspace.findings(FILE)) {
    for (const { start, end } of [span, ...related.map((one) => one.span)])
      expect(start >= 0 && start <= end && end <= length, `${start} to ${end} of ${length}: ${message}`).toBe(true);
    expect(message.length).toBeLessThan(2_000);
    expect(message).not.toMatch(/undefined|\[object|NaN/);
    expect(fingerprint).toMatch(/^[0-9a-f]{12}$/);
  }
}

describe('answers without an exception', () => {
  it.each(Object.entries(odd))('%s', (_what, text) => {
    const workspace = workspaceOf({ [FILE]: text });
    const started = process.cpuUsage();
    askAll(workspace);
    expect(process.cpuUsage(started).user / 1e6, 'seconds').toBeLessThan(2);
    expectSound(workspace);
  });

  it('leaves the prototype of objects alone', () => {
    askAll(workspaceOf({ [FILE]: odd['names of the prototype']! }));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['vendor']).toBeUndefined();
  });
});

it('gives memory back, even within one job', () => {
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 600; i++) askAll(workspaceOf({ [FILE]: 'version: 1\n' }));
  // Held on to, their calendars alone would take more than half a gigabyte.
  expect((process.memoryUsage().arrayBuffers - before) / 1e6).toBeLessThan(300);
});

/** Seconds of the processor, which other programs on the machine hardly change. */
function secondsFor(text: string): number {
  const started = process.cpuUsage();
  const workspace = workspaceOf({ [FILE]: text });
  askAll(workspace);
  workspace.setFile(FILE, { text: `${text}\n# more\n` });
  askAll(workspace);
  return process.cpuUsage(started).user / 1e6;
}

describe('takes time in proportion to the size', () => {
  const TIMES = 4;
  /** A long run (`ROADMAP_EDITS=1`) looks at larger texts. */
  const SCALE = process.env['ROADMAP_EDITS'] === undefined ? 1 : 10;
  it.each(Object.entries(growing))('%s', { retry: 2, timeout: 60_000 }, (_what, { many, text }) => {
    const few = secondsFor(text(many * SCALE));
    const more = secondsFor(text(many * SCALE * TIMES));
    // Squared growth would be 16 times as much.
    expect(more).toBeLessThan(few * TIMES * 2 + 0.15);
  });

  it.each(Object.entries(growing))('%s: findings are sound', (_what, { many, text }) =>
    expectSound(workspaceOf({ [FILE]: text(Math.ceil(many / 20)) })),
  );
});
