import type { JobInput } from '../../compositions/model/job-input.ts';

/** One thing that two inputs of a job disagree on. `before` and `after` are undefined where there was nothing. */
export interface Difference {
  /** `message`: words, `name` is their key. `theme`: a colour, by role. `image`, `sound`, `content`: `name` is a path. */
  readonly kind: 'message' | 'image' | 'sound' | 'theme' | 'content';
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** In reading order; a message is named once, however often it is drawn. */
export function differences(before: JobInput, after: JobInput): Difference[] {
  const [old, now] = [flatten(before), flatten(after)];
  const names = new Set([...now.keys(), ...old.keys()]);
  return [...names]
    .filter((name) => old.get(name)?.value !== now.get(name)?.value)
    .map((name) => {
      const leaf = (now.get(name) ?? old.get(name))!;
      return { kind: leaf.kind, name: leaf.name, before: old.get(name)?.value, after: now.get(name)?.value };
    });
}

interface Leaf {
  readonly kind: Difference['kind'];
  readonly name: string;
  readonly value: string;
}

/** Leaves by a name that stays put: the key of a message, the path of anything else. */
function flatten(input: JobInput): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const visit = (value: unknown, path: string): void => {
    if (value === undefined || value === null) return;
    if (typeof value !== 'object') {
      const kind = kindOf(path);
      leaves.set(path, { kind, name: kind === 'theme' ? path.slice('theme.'.length) : path, value: String(value) });
    } else if (isWords(value)) {
      leaves.set(`message ${value.key}`, { kind: 'message', name: value.key, value: value.value });
    } else if (path === 'terms' && Array.isArray(value)) {
      // One more term moves the number of every other.
      leaves.set(path, { kind: 'content', name: path, value: value.join(', ') });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}[${index + 1}]`);
    } else {
      for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(input, '');
  return leaves;
}

const isWords = (value: object): value is { key: string; value: string } =>
  'key' in value && 'value' in value && typeof value.key === 'string' && typeof value.value === 'string';

function kindOf(path: string): Difference['kind'] {
  if (path.startsWith('theme.')) return 'theme';
  if (/^(?:music|narration\..*)\.hash$/.test(path)) return 'sound';
  return /(^logo|\basset)\.hash$/.test(path) ? 'image' : 'content';
}
