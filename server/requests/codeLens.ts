import type { CodeLens, Command } from 'vscode-languageserver';
import { LENS_KINDS, type LensKind, type LensWords, lensesOf, lensWords } from '../../core/ide/lenses';
import { SHOW_IN_TIMELINE, SHOW_REFERENCES } from '../../core/protocol/commands';
import { answer } from '../answer';
import { locationIn, rangeIn } from '../convert';
import { type At, inFile, type Session } from '../session';

/** What is sent along with a lens and comes back when somebody sees it. */
interface LensData {
  readonly uri: string;
  readonly path: readonly string[];
  readonly kind: LensKind;
}

export function provideCodeLens(session: Session): void {
  const { connection } = session;
  connection.onCodeLens(
    answer(session, 'Lenses', [], (params) =>
      inFile<CodeLens[]>(session, params, [], ({ project, path }) =>
        session.showsLenses(project) ? lenses({ project, path }, params.textDocument.uri) : [],
      ),
    ),
  );
  connection.onCodeLensResolve((lens, token) =>
    answer<CodeLens, CodeLens>(session, 'A lens', lens, (one) => resolved(session, one))(lens, token),
  );
}

const lenses = ({ project, path }: At, uri: string): CodeLens[] =>
  lensesOf(project.workspace, path).map((lens) => {
    const data: LensData = { uri, path: lens.path.map(String), kind: lens.kind };
    return { range: rangeIn(project, path, lens.span), data };
  });

async function resolved(session: Session, lens: CodeLens): Promise<CodeLens> {
  const data = dataIn(lens.data);
  const at = data === undefined ? undefined : await session.ready(data.uri);
  const words = data === undefined || at === undefined ? undefined : lensWords(at.project.workspace, at.path, data);
  if (data === undefined || at === undefined || words === undefined) return lens;
  return { ...lens, command: commandFor(session, at, lens, data, words) };
}

function dataIn(data: unknown): LensData | undefined {
  const { uri, path, kind } = Object(data) as Record<string, unknown>;
  if (typeof uri !== 'string' || !Array.isArray(path)) return undefined;
  const known = LENS_KINDS.find((one) => one === kind);
  return known && { uri, path: path.map(String), kind: known };
}

/** A command of the client where it has it; else words alone. */
function commandFor(session: Session, { project }: At, lens: CodeLens, data: LensData, words: LensWords): Command {
  const { title } = words;
  const { start } = lens.range;
  if (data.kind === 'uses' && session.canRun(SHOW_REFERENCES)) {
    const places = words.mentions.map(({ file, span }) => locationIn(project, file, span));
    return { title, command: SHOW_REFERENCES, arguments: [data.uri, start, places] };
  }
  if (data.kind === 'schedule' && session.canRun(SHOW_IN_TIMELINE))
    return { title, command: SHOW_IN_TIMELINE, arguments: [data.uri, start] };
  return { title, command: '' };
}
