import { Argument, Command } from 'commander';
import { SCHEMAS, type SchemaName } from '../io/io';
import type { Context } from './context';
import { examples } from './options';

export function schemaCommand({ io, product }: Context): Command {
  return new Command('schema')
    .summary('print a JSON schema')
    .description(
      'Prints the JSON schema of roadmap files, of what `check`, `schedule`, `diff` or `history` print with --format json, of roadmap-suppressions.json, or of the file that `diff --approved` reads.',
    )
    .addArgument(new Argument('<name>', 'which one').choices([...SCHEMAS]))
    .addHelpText('after', examples(['roadmap schema report > report.schema.json', 'for scripts that read findings']))
    .action(async (name: SchemaName) => {
      const schema = (await product.schemas[name]()).default;
      io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}
