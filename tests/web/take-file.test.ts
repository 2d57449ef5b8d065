import { expect, test, vi } from 'vitest';
import { refused, takeFile } from '../../web/src/views/import/take.ts';

test('a file beyond what the engine reads is refused without being read', async () => {
  const arrayBuffer = vi.fn();
  await takeFile({ name: 'huge.json', size: 300_000_000, arrayBuffer } as unknown as File);
  expect(refused.value).toMatchObject({ name: 'huge.json', problems: [{ id: 'too-large', found: '300000000' }] });
  expect(arrayBuffer).not.toHaveBeenCalled();
});
