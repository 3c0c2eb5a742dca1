import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

describe('ignore-without-reason', () => {
  it('asks for a reason, and silences all the same', () =>
    check(`version: 1
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key:
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ignore-without-reason: Say why unknown-key may be ignored here: \`# roadmap-ignore unknown-key: reason\`.
`));

  it('is a warning, for whole files too', () => {
    const found = findingsOf(workspaceFrom('# roadmap-ignore-file unknown-key\nversion: 1\ntols: {}\n'));
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['ignore-without-reason', 'warning']]);
  });

  it('is content with any reason', () => {
    check('version: 1\ntools:\n  crm: {vendr: Acme} # roadmap-ignore unknown-key: old\n');
    check('version: 1\ntools:\n  # roadmap-ignore unknown-key: old\n  crm: {vendr: Acme}\n');
  });

  it('minds no hash in a text', () => check("version: 1\ntools:\n  crm: {vendor: 'a # roadmap-ignore unknown-key'}\n"));
});
