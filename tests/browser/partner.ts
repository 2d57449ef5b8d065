/** A partner's site: another origin, with the pages that a test gives it and a policy of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Partner {
  url: string;
  /** What its one page is from now on. */
  show(page: { body: string; style?: string; policy: string }): void;
  stop(): Promise<void>;
}

export async function servePartner(): Promise<Partner> {
  let page = { body: '', style: '', policy: '' };
  const server = createServer(({ url }, response) => {
    if (url === '/style.css') {
      response.writeHead(200, { 'content-type': 'text/css' }).end(page.style);
      return;
    }
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': page.policy })
      .end(
        `<!doctype html><html lang="en"><title>A partner</title><link rel="stylesheet" href="/style.css"><main><h1>A partner</h1>${page.body}</main></html>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: ({ style = '', ...shown }) => {
      page = { ...shown, style };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
