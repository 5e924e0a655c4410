import type { Finding } from '../model/diagnostic.ts';
import type { Description } from './describe.ts';

/** Pictures of a job of which nothing can be said: no headline, no figure. */
export function missingAltText(
  descriptions: readonly Description[],
  { story, locale, format }: { readonly story: string; readonly locale: string; readonly format: string },
): Finding[] {
  return descriptions.flatMap(({ short }, index): Finding[] =>
    /[\p{L}\p{N}]/u.test(short)
      ? []
      : [
          {
            rule: 'missing-alt-text',
            id: 'missing-alt-text.picture',
            values: { page: index + 1 },
            story,
            locale,
            format,
          },
        ],
  );
}
