import * as vscode from 'vscode';

const defaultPatience = 20_000;

/**
 * Waits until `value` gives something truthy: asks now and each time the event fires.
 * @param what for the error message: "the diagnostics are gone"
 * @param patience milliseconds
 * @throws if it takes longer than `patience`, or what `value` throws
 */
export function until<Value>(
  what: string,
  event: vscode.Event<unknown>,
  value: () => Value | PromiseLike<Value>,
  patience = defaultPatience,
): Promise<NonNullable<Value>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(limit);
      subscription.dispose();
      act();
    };
    const ask = async (): Promise<void> => {
      try {
        const answer = await value();
        if (answer) settle(() => resolve(answer));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const limit = setTimeout(() => settle(() => reject(timeout(what, patience))), patience);
    const subscription = event(() => void ask());
    void ask();
  });
}

/**
 * Waits until `value` gives something truthy, asking again and again: only for what no event tells of.
 * @param patience milliseconds
 * @throws if it takes longer than `patience`, or what `value` throws
 */
export async function untilPolled<Value>(
  what: string,
  value: () => Value | PromiseLike<Value>,
  patience = defaultPatience,
): Promise<NonNullable<Value>> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await value();
    if (answer) return answer;
    if (Date.now() > end) throw timeout(what, patience);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the diagnostics of a file satisfy `wanted`, and gives them, in the order of their places. */
export function untilDiagnostics(
  uri: vscode.Uri,
  what: string,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(what, vscode.languages.onDidChangeDiagnostics, () => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    return wanted(diagnostics) && diagnostics.sort((a, b) => a.range.start.compareTo(b.range.start));
  }) as Promise<vscode.Diagnostic[]>;
}

function timeout(what: string, patience: number): Error {
  return new Error(`Waited ${patience / 1000} s in vain until ${what}.`);
}
