import { describe, expect, it } from 'vitest';
import { type Call, type Handle, hierarchyAt, incoming, outgoing } from '../../../core/ide/hierarchy';
import type { Workspace } from '../../../core/workspace';
import { workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { type Fixture, fixture } from './caret';

/** `file:line:column text` of what a call points at, and whom it is with. */
function shown(workspace: Workspace, callerFile: (call: Call) => string, calls: readonly Call[]): readonly string[] {
  return calls.map((call) => {
    const text = workspace.text(callerFile(call))!;
    const places = call.spans.map(({ start, end }) => {
      const before = text.slice(0, start).split('\n');
      return `${before.length}:${before.at(-1)!.length} ${text.slice(start, end)}`;
    });
    const { name, detail, gone } = call.item;
    return `${name}${gone ? ' †' : ''} | ${detail} | ${places.join(', ')}`;
  });
}

const at = ({ workspace, file, offset }: Fixture): Handle | undefined => hierarchyAt(workspace, file, offset)?.handle;
const inOf = (workspace: Workspace, handle: Handle) =>
  shown(workspace, ({ item }) => item.file, incoming(workspace, handle));
const outOf = (workspace: Workspace, handle: Handle) =>
  shown(workspace, () => handle.file, outgoing(workspace, handle));

const WORK = `version: 1
initiatives:
  plan: {start: 2026-04-06, duration: 2w}
  build:
    dependsOn:
      plan: [{type: start-to-start, lag: 1w}, {type: finish-to-finish}]
    activities:
      draft: {duration: 3d}
      make: {duration: 1w, dependsOn: [draft, plan]}
  dropped: {status: cancelled, dependsOn: [plan]}
  someday: {horizon: later, dependsOn: [build.make]}
milestones:
  live: {requires: [build, plan]}
`;

describe('a hierarchy of work', () => {
  const of = (word: string): { workspace: Workspace; handle: Handle } => {
    const found = fixture(WORK.replace(`${word}:`, `$$0${word}:`));
    return { workspace: found.workspace, handle: at(found)! };
  };

  it('leads to what waits for it: how, when, and where that is written', () => {
    const { workspace, handle } = of('plan');
    expect(inOf(workspace, handle)).toEqual([
      'build | 13 Apr to 24 Apr 2026 · start-to-start, lag 1w; finish-to-finish | 6:6 plan',
      'build.make | 20 Apr to 24 Apr 2026 · finish-to-start | 9:46 plan',
      'dropped † | cancelled · finish-to-start | 10:43 plan',
      'live | 24 Apr 2026 · requires | 13:27 plan',
    ]);
  });

  it('leads to what it waits for', () => {
    const { workspace, handle } = of('make');
    expect(outOf(workspace, handle)).toEqual([
      'build.draft | 13 Apr to 15 Apr 2026 · finish-to-start | 9:39 draft',
      'plan | 6 Apr to 17 Apr 2026 · finish-to-start | 9:46 plan',
    ]);
    const milestone = of('live');
    expect(outOf(milestone.workspace, milestone.handle)).toEqual([
      'build | 13 Apr to 24 Apr 2026 · requires | 13:20 build',
      'plan | 6 Apr to 17 Apr 2026 · requires | 13:27 plan',
    ]);
  });

  it('ends where nothing waits, and says so where there are no dates', () => {
    const { workspace, handle } = of('someday');
    expect(inOf(workspace, handle)).toEqual([]);
    const make = of('make');
    expect(inOf(make.workspace, make.handle)).toEqual(['someday | no dates · finish-to-start | 11:40 build.make']);
  });

  it('begins at a key, at a reference, and anywhere within an entry', () => {
    const named = (source: string): string | undefined => {
      const { workspace, file, offset } = fixture(source);
      return hierarchyAt(workspace, file, offset)?.name;
    };
    expect(named(WORK.replace('[draft, plan]', '[draft, p$0lan]'))).toBe('plan');
    expect(named(WORK.replace('duration: 3d', 'dura$0tion: 3d'))).toBe('build.draft');
    expect(named(WORK.replace('[build.make]', '[build.ma$0ke]'))).toBe('build.make');
    expect(named(WORK.replace('version', 'ver$0sion'))).toBeUndefined();
    expect(named('version: 1\nteams:\n  o$0ps: {}\n')).toBeUndefined();
    expect(named('version: 1\nteams:\n  ops: {}\ninitiatives:\n  a: {owner: o$0ps}\n')).toBe('a');
  });
});

const DATA = `version: 1
tools:
  crm: {name: The CRM, datasets: [contacts]}
  mailer: {}
  bi: {status: planned}
  old: {status: retired}
integrations:
  sync: {from: crm, to: mailer, direction: both, datasets: [contacts, orders]}
  files: {from: crm, to: mailer, status: planned, datasets: [orders]}
  report: {from: mailer, to: bi}
  legacy: {from: old, to: crm, datasets: [orders]}
datasets:
  contacts: {source: crm}
  orders: {}
`;

describe('a hierarchy of data', () => {
  const of = (word: string): { workspace: Workspace; handle: Handle } => {
    const found = fixture(DATA.replace(`\n  ${word}:`, `\n  $$0${word}:`));
    return { workspace: found.workspace, handle: at(found)! };
  };

  it('leads from a tool to those that it sends data to, planned ones told apart', () => {
    const { workspace, handle } = of('crm');
    expect(outOf(workspace, handle)).toEqual([
      // The places lie in the integrations.
      'mailer | contacts, orders over sync; orders over files (planned) | 8:24 mailer, 9:25 mailer',
    ]);
    const mailer = of('mailer');
    expect(outOf(mailer.workspace, mailer.handle)).toEqual([
      'crm | The CRM · contacts, orders over sync | 8:15 crm',
      'bi | planned · any data over report (bi is planned) | 10:29 bi',
    ]);
  });

  it('leads to a tool from those that send data to it', () => {
    const { workspace, handle } = of('crm');
    expect(inOf(workspace, handle)).toEqual([
      'mailer | contacts, orders over sync | 8:15 crm',
      'old † | retired · orders over legacy (old is retired) | 11:26 crm',
    ]);
  });

  it('follows one dataset from its source on', () => {
    const { workspace, handle } = of('contacts');
    expect(inOf(workspace, handle)).toEqual(['crm | The CRM · keeps it | 3:2 crm']);
    expect(outOf(workspace, handle)).toEqual(['mailer | contacts, orders over sync | 8:24 mailer']);
    const [mailer] = outgoing(workspace, handle);
    // `report` may carry any data, `legacy` carries other.
    expect(outOf(workspace, mailer!.item.handle)).toEqual([
      'crm | The CRM · contacts, orders over sync | 8:15 crm',
      'bi | planned · any data over report (bi is planned) | 10:29 bi',
    ]);
    const [crm] = incoming(workspace, handle);
    expect(inOf(workspace, crm!.item.handle)).toEqual(['mailer | contacts, orders over sync | 8:15 crm']);
  });

  it('leads through an integration', () => {
    const { workspace, handle } = of('report');
    expect(inOf(workspace, handle)).toEqual(['mailer | any data | 4:2 mailer']);
    expect(outOf(workspace, handle)).toEqual(['bi | planned · any data | 10:29 bi']);
  });
});

describe('a hierarchy over several files', () => {
  it('names ids as the root does, and shows a caller in its own file', () => {
    const workspace = workspaceOf(exampleFiles());
    const group = 'group/group.roadmap.yaml';
    const template: Handle = { file: group, path: ['initiatives', 'crm-template'] };
    const calls = incoming(workspace, template);
    expect(calls.map(({ item }) => `${item.file} ${item.name}`)).toEqual([
      'group/group.roadmap.yaml template-ready',
      'group/emea/emea.roadmap.yaml emea/crm-roll-out',
      'group/apac/apac.roadmap.yaml apac/crm-roll-out',
    ]);
    for (const { item, spans } of calls)
      expect(spans.map(({ start, end }) => workspace.text(item.file)!.slice(start, end))).toEqual(['crm-template']);
    const apac = calls[2]!.item;
    expect(apac.detail).toContain('Move APAC to the group CRM');
    expect(outOf(workspace, apac.handle).map((line) => line.split(' | ').slice(0, 1).join())).toEqual([
      'crm-template',
      'emea/crm-roll-out',
    ]);
  });

  it('shows the key of a tool whose integration stands in another file', () => {
    const workspace = workspaceOf(exampleFiles());
    const crm: Handle = { file: 'group/shared/stack.roadmap.yaml', path: ['tools', 'crm'] };
    const old = incoming(workspace, crm).find(({ item }) => item.name === 'emea/old-crm')!;
    expect(old.item.detail).toMatch(/^Labdesk · phasing-out · contacts over emea\/old-crm-to-crm$/);
    const places = old.spans.map(({ start, end }) => workspace.text(old.item.file)!.slice(start, end));
    expect(places).toEqual(['crm']);
    const messenger = outgoing(workspace, crm).find(({ item }) => item.name === 'apac/messenger')!;
    expect(messenger.spans).toEqual([workspace.span({ file: crm.file, path: crm.path, part: 'key' })]);
  });

  it('is made once for an entity that is in two roadmaps', () => {
    const shared =
      'version: 1\ninitiatives:\n  a: {start: 2026-04-06, duration: 1w}\n  b: {duration: 1w, dependsOn: [a]}\n';
    const root = 'version: 1\nimports: [shared.roadmap.yaml]\n';
    const own = `${root}initiatives:\n  c: {duration: 1w, dependsOn: [a]}\n`;
    const workspace = workspaceOf({ 'one.roadmap.yaml': root, 'shared.roadmap.yaml': shared, 'two.roadmap.yaml': own });
    const found = incoming(workspace, { file: 'shared.roadmap.yaml', path: ['initiatives', 'a'] });
    expect(found.map(({ item }) => item.name)).toEqual(['b', 'c']);
  });

  it('has nothing for what is gone', () => {
    const workspace = workspaceOf({ 'main.roadmap.yaml': WORK });
    expect(incoming(workspace, { file: 'main.roadmap.yaml', path: ['initiatives', 'gone'] })).toEqual([]);
    expect(outgoing(workspace, { file: 'gone.roadmap.yaml', path: ['initiatives', 'plan'] })).toEqual([]);
  });
});
