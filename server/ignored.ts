/** What `.gitignore` files leave out, as git reads them. */
import ignore, { type Ignore } from 'ignore';

/** The ignore file of one folder, and those of the folders above it. */
export interface IgnoreScope {
  readonly rules: Ignore;
  /** The folder's path, from which the rules count: '' or with a `/` at its end. */
  readonly base: string;
  readonly above: IgnoreScope | undefined;
}

/** The scope of a folder with ignore files of these texts; without any, that of the folder above. */
export function scopeIn(base: string, texts: readonly string[], above: IgnoreScope | undefined): typeof above {
  return texts.length === 0 ? above : { rules: ignore().add(texts.join('\n')), base, above };
}

/** The nearest ignore file that says something of a path decides. A folder's path has a `/` at its end. */
export function isIgnored(path: string, scope: IgnoreScope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.above) {
    const { ignored, unignored } = at.rules.test(path.slice(at.base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
