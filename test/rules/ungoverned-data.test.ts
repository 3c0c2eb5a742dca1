import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['ungoverned-data'];
const ADVICE = "Name a policy in 'policies', or say under 'purposes' what it is used for.";

describe('ungoverned-data', () => {
  it('is quiet until the roadmap has a policy or a purpose', () =>
    check(
      `version: 1
datasets:
  contacts: {classification: personal}
`,
      { only },
    ));

  it('speaks of personal and sensitive data alone', () =>
    check(
      `version: 1
policies: {gdpr: {}}
datasets:
  contacts: {classification: personal, policies: []}
# ^^^^^^^^ ungoverned-data: The dataset 'contacts' is personal, but no policy governs it and it has no purpose. ${ADVICE}
  catalogue: {classification: public}
  orders: {classification: internal}
  unknown: {}
`,
      { only },
    ));

  it('is content with a purpose, or with a purpose’s policy', () =>
    check(
      `version: 1
policies: {gdpr: {}}
datasets:
  contacts: {classification: personal, purposes: {newsletter: {policies: [gdpr]}}}
  orders: {classification: personal, purposes: {billing: {}}}
`,
      { only },
    ));

  it('knows the policies of the whole roadmap, and waits while one is misspelt', () => {
    const source = `version: 1
imports: [data.roadmap.yaml]
policies: {gdpr: {}}
#- /data.roadmap.yaml
version: 1
datasets:
  contacts: {classification: personal}
# ^^^^^^^^ ungoverned-data: The dataset 'contacts' is personal, but no policy governs it and it has no purpose. ${ADVICE}
  orders: {classification: personal, policies: [gdpr]}
`;
    check(source, { only });
    check(source.replace('[gdpr]', '[gdrp]').replace(/^# .*\n/m, ''), { only });
  });
});
