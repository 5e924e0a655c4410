import { baseKey } from '../../scripts/catalog/plural-forms.ts';
import { type NewsroomDraft, type SectionDraft, type StoryDraft, section } from './newsroom-draft.ts';
import { pick, type Random, shuffled } from './random.ts';

/** A workspace as it is edited: its drafts and the catalogs of its translations, by `<locale>/<story>`. */
export interface Edited {
  readonly draft: NewsroomDraft;
  readonly catalogs: Map<string, Record<string, string>>;
  /** Overrides of the pictures' own words, by locale. */
  readonly words: Map<string, Record<string, string>>;
  /** White space before the entries of catalogs. */
  indent: number;
  /** Whether the source catalogs are written anew after this edit. */
  extracts: boolean;
  /** Asks for `approve` of this locale of this story. */
  review?: { readonly story: string; readonly locale: string };
}

const VOWELS = 'aeiou';
const CONSONANTS = 'bdghklmnrst';
const KANA = 'アイウエオカキクケコサシスセソナニヌネノ';

/** Words that were never there before, in letters of that locale. */
export function newWords(random: Random, locale: string): string {
  const letters = (from: string): string => from[random(from.length)]!;
  if (locale === 'ja') return Array.from({ length: 5 }, () => letters(KANA)).join('');
  const word = (): string => letters(CONSONANTS) + letters(VOWELS) + letters(CONSONANTS) + letters(VOWELS);
  return `${word().replace(/^./, (first) => first.toUpperCase())} ${word()}`;
}

type Edit = (edited: Edited, random: Random) => void;

const aStory = ({ draft }: Edited, random: Random): StoryDraft => pick(random, draft.stories)!;
const aSection = (edited: Edited, random: Random): SectionDraft => pick(random, aStory(edited, random).sections)!;
const aCatalog = ({ catalogs }: Edited, random: Random): [name: string, entries: Record<string, string>] =>
  pick(random, [...catalogs])!;
const localeOf = (catalog: string): string => catalog.slice(0, catalog.indexOf('/'));

/** One message gets other words, in all its plural forms. */
function reword(edited: Edited, random: Random, matches: (key: string) => boolean = () => true): void {
  const [name, entries] = aCatalog(edited, random);
  const key = pick(random, Object.keys(entries).filter(matches));
  if (key === undefined) return;
  const words = newWords(random, localeOf(name));
  for (const form of Object.keys(entries)) if (baseKey(form) === baseKey(key)) entries[form] = words;
}

const inStory =
  (change: (story: StoryDraft, words: string, random: Random) => void): Edit =>
  (edited, random) => {
    change(aStory(edited, random), newWords(random, 'vi'), random);
    edited.extracts = random(2) === 0;
  };

const inSection =
  (change: (section: SectionDraft, words: string, random: Random) => void): Edit =>
  (edited, random) => {
    change(aSection(edited, random), newWords(random, 'vi'), random);
    edited.extracts = random(2) === 0;
  };

/** What people do to a newsroom, each by itself. Every one leaves it drawable. */
export const EDITS: Readonly<Record<string, Edit>> = {
  message: (edited, random) => reword(edited, random),
  'another message': (edited, random) => reword(edited, random),
  'title of a translation': (edited, random) => reword(edited, random, (key) => key === 'title'),
  'alt text of a translation': (edited, random) => reword(edited, random, (key) => key.includes('alt')),
  'narration of a translation': (edited, random) => reword(edited, random, (key) => key.includes('narration')),
  'message gone': (edited, random) => {
    const [, entries] = aCatalog(edited, random);
    const key = pick(random, Object.keys(entries));
    for (const form of Object.keys(entries)) if (key && baseKey(form) === baseKey(key)) delete entries[form];
  },
  title: inStory((story, words) => Object.assign(story, { title: words })),
  summary: inStory((story, words) => Object.assign(story, { summary: words })),
  date: inStory((story, _, random) => Object.assign(story, { date: `2015-04-${10 + random(20)}` })),
  source: inStory((story, words) => Object.assign(story, { source: words })),
  'alt text': inStory((story, words) => Object.assign(story, { alt: words })),
  credit: inStory((story, words) => Object.assign(story, { credit: words })),
  heading: inSection((one, words) => Object.assign(one, { heading: words })),
  text: inSection((one, words) => Object.assign(one, { text: `${words}.` })),
  figure: inSection((one, _, random) => Object.assign(one, { figure: 1001 + random(90_000) })),
  caption: inSection((one, words) => Object.assign(one, { caption: words })),
  narration: inSection((one, words) => Object.assign(one, { narration: `${words}.` })),
  icon: inSection((one) => Object.assign(one, { icon: !one.icon })),
  'comment in a story': inStory((story, words) => Object.assign(story, { comment: words })),
  'comment in the newsroom': ({ draft }, random) => void Object.assign(draft, { comment: newWords(random, 'vi') }),
  'blank line': inStory((story) => Object.assign(story, { blank: story.blank + 1 })),
  'section added': (edited, random) => {
    const story = aStory(edited, random);
    if (story.sections.length > 3) return;
    story.sections.splice(random(story.sections.length + 1), 0, section(newWords(random, 'vi'), 'plain'));
    edited.extracts = random(2) === 0;
  },
  'section removed': (edited, random) => {
    const story = aStory(edited, random);
    if (story.sections.length > 1) story.sections.splice(random(story.sections.length), 1);
    edited.extracts = random(2) === 0;
  },
  'section moved': inStory((story) => void story.sections.push(story.sections.shift()!)),
  organisation: ({ draft }, random) => void Object.assign(draft, { organisation: newWords(random, 'vi') }),
  colour: ({ draft }, random) => void Object.assign(draft, { brand: `#0b2a${(64 + random(40)).toString(16)}` }),
  'interface word': ({ words }, random) => void words.set('en', { 'closing.heading': newWords(random, 'en') }),
  'interface word that nothing draws': ({ words }, random) =>
    void words.set('en', { ...words.get('en'), 'alt.compare': newWords(random, 'en') }),
  'glossary term': ({ draft }, random) => void draft.terms.set(newWords(random, 'vi').toLowerCase(), 'no such words'),
  'glossary term of the texts': ({ draft }) => {
    if (!draft.terms.delete('câu chuyện')) draft.terms.set('câu chuyện', 'tale');
  },
  picture: ({ draft }, random) => void Object.assign(draft.picture, { shade: random(200) }),
  'what a camera notes': ({ draft }, random) => void Object.assign(draft.picture, { note: newWords(random, 'en') }),
  'order of a catalog': (edited, random) => {
    const [name, entries] = aCatalog(edited, random);
    edited.catalogs.set(name, Object.fromEntries(shuffled(random, Object.entries(entries))));
  },
  'white space of catalogs': (edited) => void Object.assign(edited, { indent: edited.indent === 2 ? 4 : 2 }),
  'a language that is not published': ({ catalogs }, random) =>
    void catalogs.set('fr/nui', { title: newWords(random, 'fr') }),
  review: (edited, random) => {
    const [name] = pick(
      random,
      [...edited.catalogs].filter(([name]) => !name.startsWith('fr')),
    )!;
    edited.review = { story: name.slice(name.indexOf('/') + 1), locale: localeOf(name) };
  },
  extraction: (edited) => void Object.assign(edited, { extracts: true }),
};
