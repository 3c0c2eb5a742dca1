/** Commands of the client that the server's lenses run. A client that has them says so when it starts a server. */

/** Takes a URI, a position in it, and the locations to be shown there. */
export const SHOW_REFERENCES = 'roadmap.lens.showReferences';
/** Takes a URI and the position of a key. */
export const SHOW_IN_TIMELINE = 'roadmap.lens.showInTimeline';

/** What a client says of itself in its initialization options, beside the settings. */
export interface ClientCommands {
  readonly commands: readonly string[];
}
