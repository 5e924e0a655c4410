import { expect, test } from 'vitest';
import type { Config } from '../../scripts/commands/command.ts';
import { keepRenderers } from '../../scripts/commands/kept-renderers.ts';

/** Renderers that only tell when they are opened and closed; the first `failing` cannot be opened. */
function told(failing = 0): { events: string[]; renderers: Config['renderers'] } {
  const events: string[] = [];
  let count = 0;
  const open = (kind: string) => async () => {
    count += 1;
    const name = `${kind} ${count}`;
    events.push(`open ${name}`);
    if (count <= failing) throw new Error('no browser');
    return { render: () => Promise.reject(new Error('unused')), close: async () => void events.push(`close ${name}`) };
  };
  return { events, renderers: { still: open('still'), video: open('video') } };
}

test('opened once, open from round to round, closed at the end', async () => {
  const { events, renderers } = told();
  const kept = keepRenderers(renderers, new AbortController().signal);
  for (let round = 0; round < 3; round += 1) await (await kept.renderers.still(2)).close();
  await (await kept.renderers.video(2)).close();
  expect(events).toEqual(['open still 1', 'open video 2']);
  await kept.close();
  await kept.close();
  expect(events).toEqual(['open still 1', 'open video 2', 'close still 1', 'close video 2']);
});

test('Ctrl-C: whoever closes one ends it, so that a video is cut short', async () => {
  const { events, renderers } = told();
  const stopping = new AbortController();
  const kept = keepRenderers(renderers, stopping.signal);
  const video = await kept.renderers.video(1);
  stopping.abort();
  await Promise.all([video.close(), video.close(), kept.close()]);
  expect(events).toEqual(['open video 1', 'close video 1']);
});

test('one that cannot be opened is tried again', async () => {
  const { events, renderers } = told(1);
  const kept = keepRenderers(renderers, new AbortController().signal);
  await expect(kept.renderers.video(1)).rejects.toThrow('no browser');
  await kept.renderers.video(1);
  expect(events).toEqual(['open video 1', 'open video 2']);
});
