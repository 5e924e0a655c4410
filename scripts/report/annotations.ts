import type { Diagnostic, Severity } from '../../compositions/model/diagnostic.ts';
import { annotation } from './annotation.ts';
import type { Words } from './words.ts';

/** GitHub shows ten errors, ten warnings and ten notices of a step, and drops the rest without a word. */
const SHOWN: Readonly<Record<Severity, number>> = { error: 10, warning: 10, info: 9 };

/** The annotations of one run: as many as are shown, then one notice (the tenth) of how many more there are. */
export class Annotations {
  readonly #fileName: (file: string) => string;
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  constructor(fileName: (file: string) => string) {
    this.#fileName = fileName;
  }

  /** Undefined once there are enough of its kind. */
  of(diagnostic: Diagnostic): string | undefined {
    this.#counts[diagnostic.severity] += 1;
    const isShown = this.#counts[diagnostic.severity] <= SHOWN[diagnostic.severity];
    return isShown ? annotation(diagnostic, this.#fileName) : undefined;
  }

  /** Undefined where all were shown. */
  closing(words: Words): string | undefined {
    const left = (severity: Severity): number => Math.max(0, this.#counts[severity] - SHOWN[severity]);
    const more = { errors: left('error'), warnings: left('warning'), notes: left('info') };
    if (more.errors + more.warnings + more.notes === 0) return undefined;
    return `::notice title=nhipcau::${words('report.more-annotations', more)}`;
  }
}
