import path from 'node:path';

/** How those who read a report elsewhere find what it is about. */
export interface Places {
  /** A file of the workspace as the repository calls it. */
  readonly nameOf: (file: string) => string;
  /** Address of a line of it on the web; undefined where the repository is on no server that we know. */
  readonly urlOf: (file: string, line?: number) => string | undefined;
  /** Page of the run that made the report. */
  readonly runUrl?: string;
}

/** Diagnostics name files from the workspace; GitHub counts them from the repository, which is where a run begins. */
export function placesOf(root: string, env: NodeJS.ProcessEnv): Places {
  const repository = env.GITHUB_WORKSPACE || process.cwd();
  const nameOf = (file: string): string => path.relative(repository, path.join(root, file)).split(path.sep).join('/');
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_SHA: sha, GITHUB_RUN_ID: run } = env;
  const web = server && name ? `${server}/${name}` : undefined;
  return {
    nameOf,
    urlOf(file, line) {
      const inside = nameOf(file);
      if (!web || !sha || inside.startsWith('../') || path.isAbsolute(inside)) return undefined;
      const address = `${web}/blob/${sha}/${inside.split('/').map(encoded).join('/')}`;
      return line === undefined ? address : `${address}#L${line}`;
    },
    ...(web && run && { runUrl: `${web}/actions/runs/${run}` }),
  };
}

/** Parentheses too: one would end a link of Markdown. */
const encoded = (part: string): string =>
  encodeURIComponent(part).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
