/** What language models in the editor ask for: the same as agents get from the command line, of what is open. */
import { EDITOR_TOOLS, TOOL_REQUEST, type ToolParams, type ToolResult } from '../../core/protocol/tools';
import {
  type ChangeInput,
  type CheckInput,
  checkWords,
  type Desk,
  type ExplainInput,
  explainWords,
  lineIn,
  type Said,
  whatIfWords,
} from '../../core/tools/run';
import { wrongInput } from '../../core/tools/tools';
import { reviewWords } from '../../core/tools/words';
import { answer } from '../answer';
import type { Project } from '../project';
import type { Session } from '../session';

const FAILED: ToolResult = { text: 'The language server could not do that; its log says why.', isError: true };

export function provideTools(session: Session): void {
  session.connection.onRequest<ToolResult, never>(
    TOOL_REQUEST,
    answer<ToolParams, ToolResult>(session, 'The answer of a tool', FAILED, async (params) => {
      const said = await run(session, params);
      return typeof said === 'string' ? { text: said, isError: false } : { text: said.problem, isError: true };
    }),
  );
}

async function run(session: Session, params: ToolParams): Promise<Said> {
  const { tool, input } = params;
  if (!Object.hasOwn(EDITOR_TOOLS, tool)) return { problem: `There is no tool '${tool}'.` };
  const wrong = wrongInput(tool, input);
  if (wrong !== undefined) return { problem: wrong };
  const project = await projectFor(session, params.uri);
  if (project === undefined) return { problem: 'There is no roadmap in this workspace.' };
  const desk: Desk = { workspace: project.workspace, shown: (file) => file };
  if (tool === 'check') return checkWords(desk, input as CheckInput);
  if (tool === 'explain') return explainWords(desk, input as ExplainInput);
  if (tool === 'what_if') return whatIfWords(desk, input as ChangeInput);
  return diff(session, project, desk, params);
}

/** The folder of the roadmap that is worked on, else the first that has one. */
async function projectFor(session: Session, uri: string | undefined): Promise<Project | undefined> {
  const at = uri === undefined ? undefined : await session.ready(uri);
  if (at !== undefined) return at.project;
  return (await session.allReady()).find(({ workspace }) => workspace.roots().length > 0);
}

async function diff(session: Session, project: Project, desk: Desk, { uri, base }: ToolParams): Promise<Said> {
  const path = uri === undefined ? undefined : project.pathOf(uri);
  const root = path === undefined ? undefined : project.workspace.rootsWith(path)[0];
  if (root === undefined || base === undefined) return { problem: 'Open the roadmap that is meant first.' };
  const pair = await session.comparisons.aside(project, root, base);
  const review = pair.review();
  const fixed = new Set(review.findings.fixed);
  return reviewWords(review, (one) => (fixed.has(one) ? one.file : lineIn(desk, one.file, one.span.start)));
}
