/**
 * The page's one Trusted Types policy. What may start as a worker of any kind are the scripts beside the page; the content
 * security policy in `index.html` names this policy and allows no other.
 */
interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

function ownScript(url: string): string {
  const folder = new URL('.', location.href).href;
  const { href } = new URL(url, location.href);
  if (!href.startsWith(folder)) throw new TypeError(`expected a script below ${folder}, found ${href}`);
  return href;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('tierwise', { createScriptURL: ownScript });

/**
 * The URL of a script of this page, as the browser wants it for starting a worker. The platform's types know no trusted
 * URLs yet, so it passes for a string.
 * @throws TypeError for a script from elsewhere.
 */
export function trustedScriptUrl(url: string): string {
  return (policy === undefined ? ownScript(url) : policy.createScriptURL(url)) as string;
}
