import { expect, it } from 'vitest';
import { timelinePicture } from '../../../core/render/timeline';
import { Workspace } from '../../../core/workspace';

it('says of a date that it comes too early for what it waits for', () => {
  const workspace = new Workspace();
  const text = `version: 1
initiatives:
  a: {name: Audit, start: 2026-03-02, end: 2026-03-20}
  b: {start: 2026-03-10, duration: 1w, dependsOn: [a]}
milestones:
  m: {date: 2026-03-10, requires: [a]}
  reached: {date: 2026-03-10, reached: 2026-03-10, requires: [a]}
`;
  workspace.setFile('a.roadmap.yaml', { text });
  const [model, schedule] = [workspace.model('a.roadmap.yaml'), workspace.schedule('a.roadmap.yaml')];
  const said = JSON.stringify(timelinePicture(model, schedule, { today: 20_528 }));
  expect(said).toContain('9 working days too early for Audit');
  expect(said).toContain('Audit ends 8 working days later');
  expect(said.match(/Audit ends 8/g)).toHaveLength(2);
});
