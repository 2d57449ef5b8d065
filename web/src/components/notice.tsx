import type { ComponentChildren } from 'preact';

/** A message in the flow of the page. A problem is read out at once, anything else when its turn comes. */
export function Notice({
  kind = 'info',
  children,
}: {
  kind?: 'info' | 'warning' | 'problem' | 'success';
  children: ComponentChildren;
}) {
  return (
    <div class={`notice notice--${kind}`} role={kind === 'problem' ? 'alert' : 'note'}>
      {children}
    </div>
  );
}
