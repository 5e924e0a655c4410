import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { CommandResult } from './events.ts';
import { htmlSummary } from './html-summary.ts';
import { junitReport } from './junit.ts';
import { markdownSummary } from './markdown-summary.ts';
import type { Places } from './places.ts';
import { resultJson } from './result-json.ts';
import { makeThumbnails } from './thumbnails.ts';
import { diagnosticsOf } from './to-diagnostic.ts';
import type { Words } from './words.ts';

/** What `--report` asks for. */
export interface ReportFiles {
  /** Absolute. */
  readonly files: readonly string[];
  readonly words: Words;
  /** Severities of `--release`. */
  readonly release: boolean;
  /** Absolute folder of artifacts. */
  readonly output: string;
  readonly places: Places;
}

/** Writes each report whole or not at all. Answers what could not be written. */
export async function writeReports(result: CommandResult, options: ReportFiles): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of options.files) {
    try {
      await writeFileAtomic(file, await reportText(file, result, options));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // Anything but the system's refusal is a bug.
      if (code === undefined) throw error;
      const full = code === 'ENOSPC';
      findings.push({
        rule: 'write-failed',
        id: full ? 'write-failed.full' : 'write-failed.refused',
        values: { reason: message },
      });
    }
  }
  return findings;
}

async function reportText(file: string, result: CommandResult, options: ReportFiles): Promise<string> {
  const { files, words, release, output, places } = options;
  const diagnostics = diagnosticsOf(result, words, release);
  switch (path.extname(file)) {
    case '.xml':
      return junitReport(result, diagnostics, words, places);
    case '.md': {
      const page = files.find((other) => other.endsWith('.html'));
      return markdownSummary(result, diagnostics, words, places, page && path.basename(page));
    }
    case '.html': {
      const thumbnails = await makeThumbnails(result.jobs, output);
      const way = path.relative(path.dirname(file), output);
      const seen = path.isAbsolute(way) ? undefined : way.split(path.sep).join('/');
      return htmlSummary({ result, diagnostics, thumbnails, words, places, output: seen });
    }
    default:
      return resultJson(result, diagnostics, words);
  }
}
