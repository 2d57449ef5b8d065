/** A server of the built site that a test can stop and whose files it can change, below a path as on any static host. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const SITE = new URL('../../build/site/', import.meta.url);
const PATH = '/some/path/';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export interface SiteServer {
  url: string;
  /** What a file is served as instead, by its path in the site. */
  edits: Map<string, (text: string) => string>;
  stop(): Promise<void>;
}

export async function serveSite(): Promise<SiteServer> {
  const edits: SiteServer['edits'] = new Map();
  const server = createServer(async ({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = pathname.slice(PATH.length) || 'index.html';
    try {
      const content = await readFile(fileURLToPath(new URL(file, SITE)));
      const edit = edits.get(file);
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(edit === undefined ? content : edit(content.toString()));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${PATH}`,
    edits,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
