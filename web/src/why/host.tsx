import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { asked } from './asked.ts';

/** Where the explanation of an asked figure appears; its code is loaded with the first question. */
export function WhyHost() {
  const panel = useSignal<{ component: ComponentType } | null>(null);
  useSignalEffect(() => {
    if (asked.value === null || panel.peek() !== null) return;
    void import('./panel.tsx').then(({ Panel }) => {
      panel.value = { component: Panel };
    });
  });
  const Panel = panel.value?.component;
  return asked.value === null || Panel === undefined ? null : <Panel />;
}
