/** Distances in px kept free at each edge. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What a platform, a screen or a printer takes of a picture, in the formats made for it. */
export interface SafeArea {
  readonly id: string;
  readonly platforms: readonly string[];
  /** Ids of formats; one format may lie under several platforms. */
  readonly formats: readonly string[];
  /** `buttons`: the platform draws over the picture there. `edge`: what is there may be cut off. */
  readonly kind: 'buttons' | 'edge';
  /** What is taken at each edge, px of the format. */
  readonly insets: Insets;
  readonly source: string;
  /** The day the source was last read, ISO. */
  readonly checked: string;
  /** From a secondary source, or our own choice: nothing that the platform itself publishes. */
  readonly weak?: true;
}

const all = (px: number): Insets => ({ top: px, right: px, bottom: px, left: px });

/**
 * Every platform's figures, in one place. Mirrored for nobody: platforms keep their buttons at the right in Arabic too.
 * Percentages are of the height at top and bottom and of the width at the sides.
 */
export const SAFE_AREAS: readonly SafeArea[] = [
  {
    id: 'stories',
    platforms: ['Facebook', 'Instagram', 'Zalo'],
    formats: ['story'],
    kind: 'buttons',
    // 14 % and 20 % of 1920, rounded up to whole tens at the top as the layout has it.
    insets: { top: 270, right: 0, bottom: 384, left: 0 },
    source:
      'Meta Ads Guide, image in Facebook Stories (14 % of the top, 20 % of the bottom), read in a stored copy; Zalo publishes none',
    checked: '2026-11-22',
    weak: true,
  },
  {
    id: 'reels',
    platforms: ['Facebook Reels', 'Instagram Reels'],
    formats: ['vertical'],
    kind: 'buttons',
    // 14 %, 35 % and 6 %.
    insets: { top: 269, right: 65, bottom: 672, left: 65 },
    source: 'Meta placement rules as advertisers’ guides give them (14 % top, 35 % bottom, 6 % sides)',
    checked: '2026-11-22',
    weak: true,
  },
  {
    id: 'vertical-video',
    platforms: ['TikTok', 'YouTube Shorts', 'Zalo'],
    formats: ['vertical'],
    kind: 'buttons',
    // Text within x 120-888 and y 288-1248 of 1080x1920.
    insets: { top: 288, right: 192, bottom: 672, left: 120 },
    source:
      'Google’s and Meta’s overlays together in Shotstack’s survey of platform guides; TikTok and Zalo publish none',
    checked: '2026-11-21',
    weak: true,
  },
  {
    id: 'television',
    platforms: ['YouTube', 'television'],
    formats: ['landscape'],
    kind: 'edge',
    insets: { top: 54, right: 96, bottom: 54, left: 96 },
    source: 'EBU R 95, graphics safe area (5 % of each side), through secondary sources',
    checked: '2026-11-22',
    weak: true,
  },
  {
    id: 'feed',
    platforms: ['Facebook', 'Instagram', 'Zalo'],
    formats: ['square', 'portrait', 'link', 'wide', 'square-video'],
    kind: 'edge',
    insets: all(24),
    source: 'ours: feeds draw nothing over these, but round corners and crop by a px or two (2 % of 1200)',
    checked: '2026-11-22',
    weak: true,
  },
  {
    id: 'paper',
    platforms: ['office printers'],
    formats: ['a4'],
    kind: 'edge',
    insets: all(59),
    source:
      '5 mm at 300 dpi: printers leave 4 mm (Konica Minolta 2490MF manual) to 0.2 inch (HP LaserJet, in BarTender’s help)',
    checked: '2026-11-22',
  },
];

/** The areas that lie over a format. */
export const safeAreasOf = (format: string): SafeArea[] => SAFE_AREAS.filter(({ formats }) => formats.includes(format));

/** What a format keeps free at each edge: the layout's own margin, and more where a platform takes more. */
export function keptFree(format: string, margin: number): Insets {
  const taken = [all(margin), ...safeAreasOf(format).map(({ insets }) => insets)];
  const most = (edge: keyof Insets): number => Math.max(...taken.map((insets) => insets[edge]));
  return { top: most('top'), right: most('right'), bottom: most('bottom'), left: most('left') };
}
