import { TEMPORARY_NAME } from '../files/write-atomic.ts';

/** The one folder of a workspace that a run reads although its name begins with a dot. */
const STATES = '.state';

/** Swap files (`.story.md.swp`), locks, `.DS_Store`, Git's own: no story or catalog has a name like these. */
export const isHidden = (name: string): boolean => name.startsWith('.') && name !== STATES;

/** Vim's trial file (4913) and copies (`~`), Emacs (`#name#`), JetBrains (`___jb_`), Office (`~$`), downloads, Windows' own. */
const PASSING = /^(4913|#.*#|~\$.*|.*~|.*___jb_(tmp|old)___|.*\.(swp|swx|crdownload|part)|Thumbs\.db|desktop\.ini)$/i;

/** True for what comes and goes beside a text while it is edited: nothing need be drawn because of it. */
export const isPassing = (name: string): boolean => isHidden(name) || PASSING.test(name) || TEMPORARY_NAME.test(name);
