/** The protocol's own library, a bundle of its own: no other command loads it. */
export { Server } from '@modelcontextprotocol/server';
export { serveStdio } from '@modelcontextprotocol/server/stdio';
