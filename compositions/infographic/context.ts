import type { TypeScale } from '../layout/scale.ts';
import type { TextEngine } from '../layout/text.ts';
import type { Theme } from '../model/theme.ts';

/** What every block is given: how to set text, how large, in which colours. */
export interface Context {
  readonly engine: TextEngine;
  readonly scale: TypeScale;
  readonly theme: Theme;
  readonly colours: Colours;
  /** What is laid out is too long for one card: blocks come in as many pieces as they can. */
  readonly flows?: boolean;
}

/** The colour roles that depend on what a block stands on. */
export interface Colours {
  readonly ground: string;
  readonly strong: string;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly accentText: string;
  readonly muted: string;
  readonly line: string;
}

/** Colours for blocks on a panel or the page's ground, whether those are light or dark. */
export function lightColours(theme: Theme): Colours {
  return {
    ground: theme.panel,
    strong: theme.strong,
    ink: theme.ink,
    quiet: theme.quiet,
    accent: theme.accent,
    accentText: theme.accentText,
    muted: theme.muted,
    line: theme.line,
  };
}

/** Colours for blocks on the brand ground. */
export function brandColours(theme: Theme): Colours {
  return {
    ground: theme.brand,
    strong: theme.onBrand,
    ink: theme.onBrand,
    quiet: theme.onBrandQuiet,
    accent: theme.onBrandAccent,
    accentText: theme.onBrandAccent,
    muted: theme.onBrandQuiet,
    line: theme.brandShape,
  };
}
