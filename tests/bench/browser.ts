/** A server and a browser of the benchmark's own, from the packages of the page and of the tests. */
import { createRequire } from 'node:module';
import type * as Playwright from '@playwright/test';
import type * as Vite from 'vite';
import { launchOptions } from '../chromium.ts';
import { inRepository } from './paths.ts';

const require = createRequire(inRepository('tests/package.json'));
const FIRST_PORT = Number(process.env.PORT ?? 8082);

export interface Served {
  url: string;
  close(): Promise<void>;
}

export const vite = (): Promise<typeof Vite> => import(require.resolve('vite'));

/** Serves a folder of build/ on a free port. */
export async function serve(folder: string): Promise<Served> {
  const { preview } = await vite();
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: inRepository(`build/${folder}`) },
    preview: { host: '127.0.0.1', port: FIRST_PORT },
  });
  const [url = ''] = server.resolvedUrls?.local ?? [];
  return { url, close: () => server.close() };
}

export function launch(...flags: string[]): Promise<Playwright.Browser> {
  const { chromium }: typeof Playwright = require('@playwright/test');
  const { executablePath, args } = launchOptions();
  return chromium.launch({ executablePath, args: [...args, ...flags] });
}
