import type { Mark } from '../layout/mark.ts';
import { capped, type Step } from '../layout/scale.ts';
import type { Setting } from './setting.ts';

type Caps = Readonly<Partial<Record<Step, number>>>;

/** Layouts tried: each makes texts smaller, which makes room, so that more than a few are never needed. */
const MOST_TRIES = 4;

/**
 * What `lay` makes, with the texts of each step at one size: where one had to shrink, the others follow it, so that a
 * picture keeps to the sizes of its ladder. `lay` is given what it made before: smaller texts have room where larger ones
 * had, so that there is nothing to look for again.
 */
export function levelled<T>(
  setting: Setting,
  lay: (setting: Setting, before?: T) => T,
  marksOf: (made: T) => readonly Mark[],
): T {
  let made = lay(setting);
  let caps: Caps = {};
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    const uneven = unevenSteps(marksOf(made));
    if (Object.keys(uneven).length === 0) break;
    caps = { ...caps, ...uneven };
    made = lay(withCaps(setting, caps), made);
  }
  return made;
}

function withCaps(setting: Setting, caps: Caps): Setting {
  return {
    ...setting,
    context: (factor) => {
      const context = setting.context(factor);
      return { ...context, scale: capped(context.scale, caps) };
    },
  };
}

/** The smallest size of every step that is drawn in more than one, px. */
function unevenSteps(marks: readonly Mark[]): Caps {
  const sizes = new Map<Step, number[]>();
  for (const mark of marks) {
    const step = mark.kind === 'text' ? mark.sizes.step : undefined;
    if (mark.kind === 'text' && step) sizes.set(step, [...(sizes.get(step) ?? []), mark.text.size]);
  }
  return Object.fromEntries(
    [...sizes].filter(([, drawn]) => new Set(drawn).size > 1).map(([step, drawn]) => [step, Math.min(...drawn)]),
  );
}
