import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nhipcau, nhipcauJson, STORY, STORY_EN, workspace } from '../rig.ts';

/** Letters of Tamil, which no font of the product has. */
const [T, N, P, M, Y, R] = ['த', 'ந', 'ப', 'ம', 'ய', 'ர'] as const;
/** Wider than a line of any format, and nowhere to break it. */
const ENDLESS = 'Überorganisationsentwicklungs'.repeat(4);

/** Line and column, from 1, at which a text of a file begins. */
function placeOf(root: string, file: string, text: string): { file: string; line: number; column: number } {
  const content = readFileSync(path.join(root, file), 'utf8');
  const at = content.indexOf(text);
  expect(content.indexOf(text, at + 1), `${text} stands once in ${file}`).toBe(-1);
  const before = content.slice(0, at).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

const EN = 'locales/en/chuyen-di.json';
const json = (entries: object): string => JSON.stringify(entries, null, 2);

describe('a finding about a text points at its line', () => {
  it('in the catalog, in the story, in newsroom.yaml and in the interface catalog', async () => {
    const root = workspace({
      'content/newsroom.yaml': `organisation:\n  vi: Công đoàn\n  en: Union ${N}\nformats: [link, square]\nlocales: [vi, en]\n`,
      'content/chuyen-di/story.md': STORY.replace('Năm năm làm', `Năm ${Y} làm`),
      [EN]: json({
        ...STORY_EN,
        title: `Three journeys ${T}`,
        'source.publisher': `Federation ${M}`,
        'mot-tinh-bien-gioi.figure.1_one': 'one member',
        'mot-tinh-bien-gioi.figure.1_other': `members ${P}`,
      }),
      'locales/en/interface.json': json({ 'closing.heading': `Read more ${R}` }),
    });
    const run = ['check', '--root', root, '--format', 'square'];
    const { status, json: printed } = await nhipcauJson(run);
    expect(status).toBe(1);
    const found = printed.diagnostics
      .filter(({ rule }) => rule === 'missing-glyph')
      .map(({ locale, key, story, file, line, column }) => [`${locale} ${key}`, { story, file, line, column }]);
    const at = (file: string, text: string) => ({ story: 'chuyen-di', ...placeOf(root, file, text) });
    expect(Object.fromEntries(found)).toEqual({
      'vi summary': at('content/chuyen-di/story.md', `Năm ${Y} làm`),
      'en title': at(EN, `"Three journeys ${T}"`),
      'en source.publisher': at(EN, `"Federation ${M}"`),
      'en mot-tinh-bien-gioi.figure.1': at(EN, `"members ${P}"`),
      'en newsroom:organisation': at('content/newsroom.yaml', `Union ${N}`),
      'en interface:closing.heading': at('locales/en/interface.json', `"Read more ${R}"`),
    });

    const { line, column } = placeOf(root, EN, `"Three journeys ${T}"`);
    const { stdout, stderr } = await nhipcau(run, { env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root } });
    expect(stdout + stderr).toContain(`::error file=${EN},line=${line},col=${column},title=missing-glyph::`);
  });

  it('when the text is too long, in check and in render alike', async () => {
    const root = workspace({ [EN]: json({ ...STORY_EN, title: `Three ${ENDLESS} journeys` }) });
    const place = placeOf(root, EN, `"Three ${ENDLESS}`);
    for (const command of ['check', 'render']) {
      const { status, json: printed } = await nhipcauJson([
        command,
        '--root',
        root,
        '--locale',
        'en',
        '--format',
        'link',
      ]);
      expect(status).toBe(1);
      const found = printed.diagnostics.filter(({ rule, key }) => rule === 'text-overflow' && key === 'title');
      expect(found, command).toMatchObject([{ ...place, story: 'chuyen-di', locale: 'en', severity: 'error' }]);
    }
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root };
    const { stdout, stderr } = await nhipcau(['check', '--root', root, '--locale', 'en', '--format', 'link'], { env });
    const { line, column } = place;
    expect(stdout + stderr).toContain(`::error file=${EN},line=${line},col=${column},title=text-overflow::`);
  });

  it('in the catalog that stood in for a missing one, and in the story where none did', async () => {
    const root = workspace({
      'content/chuyen-di/story.md': STORY.replace('Năm năm làm', `Năm ${Y} làm`),
      [EN]: json({ ...STORY_EN, title: `Three journeys ${T}`, summary: '' }),
    });
    const run = ['check', '--root', root, '--locale', 'fr', '--format', 'link', '--allow-missing'];
    const { json: printed } = await nhipcauJson(run);
    const found = printed.diagnostics.filter(({ rule }) => rule === 'missing-glyph');
    expect(found).toMatchObject([
      { locale: 'fr', key: 'title', ...placeOf(root, EN, `"Three journeys ${T}"`) },
      { locale: 'fr', key: 'summary', ...placeOf(root, 'content/chuyen-di/story.md', `Năm ${Y} làm`) },
    ]);
  });
});
