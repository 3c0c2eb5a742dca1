/** What is wrong with files of suppressions, at their first line. No client asks for it: they are no roadmaps. */
import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import type { Project } from '../project';

export class SuppressionsTeller {
  /** By URI, what was said last. */
  readonly #told = new Map<string, string>();

  constructor(readonly connection: Connection) {}

  /** Says what is new, and takes back what is mended. */
  async tell(projects: readonly Project[]): Promise<void> {
    const problems = new Map(
      projects.flatMap(({ top, suppressionsProblem: problem }) =>
        top === undefined || problem === undefined ? [] : [[top.uri, problem] as const],
      ),
    );
    for (const uri of new Set([...this.#told.keys(), ...problems.keys()])) {
      const problem = problems.get(uri);
      if (problem !== this.#told.get(uri)) await this.#send(uri, problem);
    }
  }

  async #send(uri: string, problem: string | undefined): Promise<void> {
    if (problem === undefined) this.#told.delete(uri);
    else this.#told.set(uri, problem);
    const start = { line: 0, character: 0 };
    const message = `${problem} Until then, roadmaps are checked with what could last be read of it.`;
    const diagnostic = { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: 'roadmap', message };
    await this.connection.sendDiagnostics({ uri, diagnostics: problem === undefined ? [] : [diagnostic] });
  }
}
