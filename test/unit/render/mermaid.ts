/** What Mermaid's own parser reads in a text. */
import mermaid from 'mermaid';

export interface ReadTask {
  readonly id: string;
  readonly section: string;
  readonly task: string;
  readonly startTime: Date;
  readonly endTime: Date;
  readonly done?: boolean;
  readonly active?: boolean;
  readonly crit?: boolean;
  readonly milestone?: boolean;
  readonly score?: number;
  readonly people?: readonly string[];
}

/** The tasks of a gantt or journey with their texts as they are drawn. @throws what the parser throws */
export async function readTasks(text: string): Promise<ReadTask[]> {
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const tasks = (db as unknown as { getTasks(): ReadTask[] }).getTasks();
  return tasks.map((task) => ({
    ...task,
    section: decoded(task.section),
    task: decoded(task.task.trim()),
    ...(task.people ? { people: task.people.filter((one) => one !== '').map(decoded) } : {}),
  }));
}

/** Mermaid carries `#58;` as `ﬂ°°58¶ß`, and the browser reads the character from it. */
function decoded(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
