/** What the manifest says of things that are decided elsewhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HINT_KINDS } from '../../core/ide/hints';
import { TOKEN_TYPES } from '../../core/ide/tokens';

const root = join(__dirname, '..', '..');
const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: {
    readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, readonly string[]>> }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
};
const settings = Object.keys(contributes.configuration.properties);

describe('the manifest', () => {
  it('gives themes something to fall back on for every type of token', () => {
    expect(Object.keys(contributes.semanticTokenScopes[0]!.scopes).sort()).toEqual([...TOKEN_TYPES].sort());
  });

  it('has a setting for each kind of hint', () => {
    const hints = settings.filter((name) => name.startsWith('roadmap.inlayHints.'));
    expect(hints.sort()).toEqual(HINT_KINDS.map((kind) => `roadmap.inlayHints.${kind}`).sort());
  });

  it('has no setting beside the text that the page on the editor does not name', () => {
    const page = readFileSync(join(root, 'docs', 'editor.md'), 'utf8');
    expect(
      settings.filter((name) => /\.(?:inlayHints|codeLens)\./.test(name) && !page.includes(`\`${name}\``)),
    ).toEqual([]);
  });
});
