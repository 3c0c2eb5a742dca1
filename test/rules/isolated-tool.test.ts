import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied } from '../kit/fixes';

const only = ['isolated-tool'];

const stack = (events: string, more = ''): string => `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {}
  events: {${events}}
${more}integrations:
  crm-to-mailer: {from: crm, to: mailer}
channels:
  trade-fair: {tools: [events]}
datasets:
  contacts: {classification: personal}
  catalogue: {}
`;

describe('isolated-tool', () => {
  it('is an info where the data is nobody else’s, a warning where it is personal and shared', () => {
    const alone = stack(
      'datasets: [catalogue]',
      "# ^^^^^^ isolated-tool: The tool 'events' holds data ('catalogue'), but no live integration connects it. Add one to 'crm'.\n",
    );
    check(alone, { only });
    const shared = stack(
      'datasets: [catalogue, contacts]',
      "# ^^^^^^ isolated-tool: The tool 'events' holds personal data ('contacts') that 'crm' holds too, but no live integration connects it. Add one to 'crm'.\n",
    );
    check(shared, { only });
    const severities = [alone, shared].map((one) => findingsOf(workspaceFrom(one), { only })[0]!.severity);
    expect(severities).toEqual(['info', 'warning']);
  });

  it('leaves tools without data, planned and connected ones alone', () => {
    check(stack(''), { only });
    check(stack('datasets: [contacts], status: planned'), { only });
    check(stack('datasets: [contacts]').replace('to: mailer', 'to: events'), { only });
  });

  it('does not count integrations that are not live, or with itself', () => {
    const mark =
      "# ^^^^^^ isolated-tool: The tool 'events' holds data ('catalogue'), but no live integration connects it. Add one to 'crm'.\n";
    const source = stack('datasets: [catalogue]', mark);
    check(
      source.replace(
        'integrations:\n',
        'integrations:\n  planned: {from: events, to: crm, status: planned}\n  self: {from: events, to: events}\n',
      ),
      { only },
    );
  });

  it('waits while an integration lacks an end', () =>
    check(stack('datasets: [contacts]').replace('integrations:\n', 'integrations:\n  to-events: {to: events}\n'), {
      only,
    }));

  it('is quiet without any live integration, and where the tool is of no use at all', () => {
    check(stack('datasets: [contacts]').replace('to: mailer', 'to: mailer, status: planned'), { only });
    check(stack('datasets: [contacts]').replace('tools: [events]', 'tools: [mailer]'), { only });
  });

  it('adds the integration in the tool’s own file, in the words of its name space', () => {
    const workspace = workspaceFrom(`version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {datasets: [contacts]}
  mailer: {}
integrations:
  crm-to-mailer: {from: crm, to: mailer}
datasets:
  contacts: {classification: personal, source: crm}
#- /emea.roadmap.yaml
version: 1
tools:
  events: {datasets: [contacts]}
channels:
  fair: {tools: [events]}
`);
    const [finding] = findingsOf(workspace, { only });
    expect(applied(workspace, finding!.fixes[0]!)!['emea.roadmap.yaml']).toBe(`version: 1
tools:
  events: {datasets: [contacts]}
channels:
  fair: {tools: [events]}
integrations:
  crm-to-events: {from: crm, to: events, datasets: [contacts]}
`);
  });
});
