/** What `--report` can write, by the ending of the file: the object of `--json`, JUnit, Markdown, a page with pictures. */
export const REPORT_ENDINGS = ['.json', '.xml', '.md', '.html'] as const;

export const isReportName = (file: string): boolean => REPORT_ENDINGS.some((ending) => file.endsWith(ending));
