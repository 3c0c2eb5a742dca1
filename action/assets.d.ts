/** From package.json, by the build. */
declare const ROADMAP_VERSION: string;
