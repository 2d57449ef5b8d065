import { fileName, saveFile } from '../take-away/save-file.ts';
import { now } from './app.ts';
import { backUp } from './backup.ts';

/** Hands everything on this device, and what could not be kept on it, to the reader as one file. */
export async function saveAllData(): Promise<void> {
  const content = new Blob([JSON.stringify(await backUp())], { type: 'application/json' });
  saveFile(fileName(['all'], now.peek(), 'json'), content);
}
