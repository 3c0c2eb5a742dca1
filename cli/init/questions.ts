/** What `init` has to know: from flags, from a person at the terminal, or as usual. */
import { type Failure, misuse } from '../io/failure';
import { type Io, TEMPLATES, type TemplateName } from '../io/io';
import { visible } from '../text/plain';

export interface InitOptions {
  readonly title?: string;
  readonly template?: TemplateName;
  readonly name?: string;
  readonly yes?: boolean;
  readonly today?: string;
}

const DEFAULT_TITLE = 'Marketing technology roadmap';
const DEFAULT_TEMPLATE: TemplateName = 'minimal';

export interface Questions {
  title(): Promise<string>;
  template(): Promise<TemplateName>;
  /** @throws Failure if `problem` finds one in the name */
  name(usual: string, problem: (name: string) => Failure | undefined): Promise<string>;
}

/** @throws Failure if there is neither a terminal nor a flag */
export function questionsFor(options: InitOptions, io: Io): Questions {
  if (options.yes !== true && io.stdin.isTerminal) return atTerminal(options, io);
  const isSilent = [options.yes, options.title, options.template, options.name].every((given) => given === undefined);
  if (isSilent) throw misuse('There is no terminal to ask questions on: give --yes, or --title and --template.');
  return fromFlags(options);
}

function fromFlags(options: InitOptions): Questions {
  return {
    title: async () => options.title ?? DEFAULT_TITLE,
    template: async () => options.template ?? DEFAULT_TEMPLATE,
    name: async (usual, problem) => {
      const name = options.name ?? usual;
      const found = problem(name);
      if (found !== undefined) throw found;
      return name;
    },
  };
}

const WORDS: Readonly<Record<TemplateName, string>> = {
  minimal: 'one objective, one tool, one initiative: the least that is useful',
  martech: 'objectives, tools and integrations, a journey, and a plan in phases',
  automation: 'from the team and the customer to an automation with a goal',
};

/** Somebody who gives no good answer this often is not going to. */
const MOST_TRIES = 3;

function atTerminal(options: InitOptions, io: Io): Questions {
  const flags = fromFlags(options);
  const ask = async (question: string, usual: string): Promise<string> => {
    const answer = await io.stdin.ask(`${question} [${usual}] `);
    if (answer === undefined) throw misuse('The questions were not answered, so nothing was written.');
    return answer.trim() || usual;
  };
  return {
    title: () => (options.title === undefined ? ask('What is the roadmap called?', DEFAULT_TITLE) : flags.title()),
    template: () => (options.template === undefined ? askTemplate(ask, io) : flags.template()),
    name: async (usual, problem) => {
      if (options.name !== undefined) return flags.name(usual, problem);
      for (let tries = 1; ; tries++) {
        const name = await ask('Which file?', usual);
        const found = problem(name);
        if (found === undefined) return name;
        if (tries === MOST_TRIES) throw found;
        io.stderr.write(`${visible(found.message)}\n`);
      }
    },
  };
}

async function askTemplate(ask: (question: string, usual: string) => Promise<string>, io: Io): Promise<TemplateName> {
  const width = Math.max(...TEMPLATES.map((name) => name.length));
  io.stderr.write(TEMPLATES.map((name, i) => `  ${i + 1} ${name.padEnd(width)}  ${WORDS[name]}\n`).join(''));
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const answer = await ask('Start from?', DEFAULT_TEMPLATE);
    const found = TEMPLATES[Number(answer) - 1] ?? TEMPLATES.find((name) => name === answer.toLowerCase());
    if (found !== undefined) return found;
    io.stderr.write(`Write a number from 1 to ${TEMPLATES.length}, or a name.\n`);
  }
  throw misuse('No template was chosen, so nothing was written.');
}
