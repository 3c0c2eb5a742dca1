/** Patterns such as `plans/*.roadmap.yaml`, for shells that leave them to the program. */
import ignore from 'ignore';

/** Whether a path that leads nowhere is meant as a pattern. */
export const isGlob = (path: string): boolean => /[*?[\]{}]/.test(path);

const MOST_ALTERNATIVES = 1000;

/**
 * Whether a pattern matches a path, or a folder on the way to it; both relative and with `/`. Knows `*`, `**`, `?`,
 * `[a-z]` and `{a,b}`.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const rules = ignore({ ignorecase: false }).add(alternatives(pattern).map((one) => `/${one}`));
  return (path) => rules.ignores(path);
}

/** `a.{yml,yaml}` as two patterns. */
function alternatives(pattern: string): readonly string[] {
  let open = [pattern];
  for (;;) {
    const next = open.flatMap((one) => {
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(one);
      if (braces === null) return [one];
      const [before, after] = [one.slice(0, braces.index), one.slice(braces.index + braces[0].length)];
      return braces[1]!.split(',').map((word) => before + word + after);
    });
    if (next.length === open.length || next.length > MOST_ALTERNATIVES) return open;
    open = next;
  }
}
