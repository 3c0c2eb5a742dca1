/** Large changes: the comment fits, the gravest comes first, and nobody waits long. */
import { expect, it } from 'vitest';
import { TestRepository } from '../cli/repository';
import { FakeGitHub } from './github';
import { job, pullEvent } from './job';

/** GitHub's limit. */
const LONGEST = 65_536;

type Files = Readonly<Record<string, string>>;

async function commentOn(before: Files, after: Files) {
  const github = await FakeGitHub.start();
  const repository = TestRepository.make();
  const base = repository.commit(before);
  const head = repository.commit(after);
  const started = process.cpuUsage();
  const { log, outputs } = await job(repository, { ...pullEvent(base, head), env: github.env });
  const { user, system } = process.cpuUsage(started);
  expect(log).not.toContain('::notice title=Roadmap');
  return { body: github.comments[0]!.body, outputs, seconds: (user + system) / 1e6 };
}

/** Chains of ten, each before a milestone; the one in the middle has something special. */
function chains(count: number, weeks: number, special: number): string {
  const items = Array.from({ length: count }, (_, i) => {
    const from = i % 10 === 0 ? 'start: 2026-05-04' : `dependsOn: [work-${i - 1}]`;
    return `  work-${i}: {name: Work ${i}, ${from}, duration: ${i === count / 2 ? special : weeks}w}\n`;
  });
  const milestones = Array.from(
    { length: count / 10 },
    (_, i) => `  done-${i}: {name: Done ${i}, requires: [work-${i * 10 + 9}], criteria: [It works]}\n`,
  );
  return `version: 1\ninitiatives:\n${items.join('')}milestones:\n${milestones.join('')}`;
}

it('a change of 2,000 entities has a comment that fits, the gravest first, in seconds', {
  timeout: 180_000,
}, async () => {
  const before = { 'plan.roadmap.yaml': chains(2000, 1, 1) };
  const { body, outputs, seconds } = await commentOn(before, { 'plan.roadmap.yaml': chains(2000, 2, 9) });
  expect(body.length).toBeLessThan(LONGEST);
  expect(outputs).toMatchObject({ edits: '2000', breaking: '200' });
  expect(body).toMatch(
    /^<!-- roadmap:review -->\n### Done 100 slips 85 working days to \S+ \(and 199 other milestones move\); 200 promises broken\n/,
  );
  expect(/\*\*Edits, and what follows\*\*\n\n- ~ \*\*(\S+)\*\*/.exec(body)?.[1]).toBe('initiatives.work-1000.duration');
  expect(body).toMatch(/- … and [\d,]+ more edits\n/);
  expect(body.endsWith('All findings](https://github.example/acme/plans/actions/runs/42)</sub>\n')).toBe(true);
  expect(seconds).toBeLessThan(40);
});

it('a change of 200 roadmaps has one that fits; those with broken promises go first', {
  timeout: 180_000,
}, async () => {
  const plan = (i: number, weeks: number): string =>
    `version: 1\ntitle: Plan ${i}\ninitiatives: {build: {start: 2026-05-04, duration: ${weeks}w}}\n${
      i === 80 ? 'milestones: {launch: {name: Launch, requires: [build], criteria: [It works]}}\n' : ''
    }`;
  const all = (weeks: number): Files =>
    Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}.roadmap.yaml`, plan(i, weeks)]));
  const { body } = await commentOn(all(4), all(5));
  expect(body.length).toBeLessThan(LONGEST);
  expect(body.match(/^(?:###|<sub>).*/gm)!.slice(0, 2)).toEqual([
    '### Launch slips 5 working days to 2026-06-05; 1 promise broken',
    '<sub>Plan 80, p80.roadmap.yaml</sub>',
  ]);
  const whole = body.match(/^### /gm)!.length;
  expect(whole).toBeGreaterThan(10);
  expect(body).toContain(`**${200 - whole} more roadmaps**\n\n- Plan `);
  expect(
    body.match(/^- Plan \d+, p\d+\.roadmap\.yaml: The last work ends 5 working days later, on 2026-06-05$/gm),
  ).toHaveLength(200 - whole);
});
