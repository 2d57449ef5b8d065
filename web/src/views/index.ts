/**
 * The views, in the order of the menu. A view is one entry here and one module that default-exports its component; all but
 * the calculator are loaded when they are first shown.
 */
import type { ComponentType } from 'preact';
import type { MessageKey } from '../messages.ts';
import { Calculator } from './calculator/calculator.tsx';

export interface View {
  /** The first part of the fragment: `#/rules`. */
  id: string;
  /** Its name in the menu and in the title of the page. */
  label: MessageKey;
  /** Reached from other views only, such as the import. */
  hidden?: boolean;
  load(): Promise<{ default: ComponentType }>;
}

export const views: readonly View[] = [
  { id: 'calculator', label: 'view.calculator', load: async () => ({ default: Calculator }) },
  { id: 'overview', label: 'view.overview', load: () => import('./overview/overview.tsx') },
  { id: 'clients', label: 'view.clients', load: () => import('./clients/clients.tsx') },
  { id: 'outlook', label: 'view.outlook', load: () => import('./outlook/outlook.tsx') },
  { id: 'what-if', label: 'view.what-if', load: () => import('./what-if/what-if.tsx') },
  { id: 'todo', label: 'view.todo', load: () => import('./todo/todo.tsx') },
  { id: 'access', label: 'view.access', load: () => import('./access/access.tsx') },
  { id: 'rules', label: 'view.rules', load: () => import('./rules/rules.tsx') },
  { id: 'how', label: 'view.how', hidden: true, load: () => import('./how/how.tsx') },
  { id: 'report', label: 'view.report', hidden: true, load: () => import('./report/report.tsx') },
  { id: 'portfolios', label: 'view.portfolios', hidden: true, load: () => import('./portfolios/portfolios.tsx') },
  { id: 'share', label: 'view.share', hidden: true, load: () => import('./share/share.tsx') },
  { id: 'shared', label: 'view.shared', hidden: true, load: () => import('./shared/shared.tsx') },
  { id: 'import', label: 'view.import', load: () => import('./import/import.tsx') },
];
