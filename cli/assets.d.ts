/** What the build makes of files that are no code: JSON as data, YAML as text. */
declare module '*.json' {
  const data: unknown;
  export default data;
}
declare module '*.yaml' {
  const text: string;
  export default text;
}
/** From package.json. */
declare const ROADMAP_VERSION: string;
