import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../rig.ts';
import { fileFor, poOf, read, returned, sent, TARGETS } from './po-files.ts';
import { randomFile } from './random-file.ts';

const SEEDS = 40;

/** Runs one of GNU gettext's tools; fails where it is not installed, or says anything. */
function gettext(tool: string, args: readonly string[], files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  const ran = spawnSync(tool, [...args, '-o', 'out', ...Object.keys(files)], { cwd: folder, encoding: 'utf8' });
  expect(ran.error, `${tool} of GNU gettext must be installed`).toBeUndefined();
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(0);
  return tool === 'msgfmt' ? '' : readFileSync(path.join(folder, 'out'), 'utf8');
}

const byKey = <T extends { readonly units: readonly { readonly key: string }[] }>(file: T) => ({
  ...file,
  units: file.units.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
});

test.each(TARGETS)('msgfmt --check accepts the file for %s without a word', (locale) => {
  gettext('msgfmt', ['--check'], { 'a.po': poOf(fileFor(locale)) });
});

test('msgfmt --check accepts any text', () => {
  for (let seed = 0; seed < SEEDS; seed += 1) gettext('msgfmt', ['--check'], { 'a.po': poOf(randomFile(seed)) });
});

test.each(['--no-wrap', '--width=40', '--sort-output'])('a file reads the same after msgcat %s', (option) => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const file = randomFile(seed);
    expect(byKey(returned(gettext('msgcat', ['--force-po', option], { 'a.po': poOf(file) }))), `seed ${seed}`).toEqual(
      byKey(sent(file)),
    );
  }
});

test('letters that msgcat --escape has made numbers of are refused, not taken for digits', () => {
  const { value, findings } = read(gettext('msgcat', ['--escape'], { 'a.po': poOf(fileFor('ru')) }));
  expect(value?.units).toEqual([]);
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['invalid-exchange.po-syntax']));
});

test('msgattrib --clear-fuzzy makes drafts of stale texts and changes nothing else', () => {
  for (const locale of TARGETS) {
    const { units, ...rest } = sent(fileFor(locale));
    const expected = units.map((unit) => (unit.state === 'stale' ? { ...unit, state: 'draft' } : unit));
    expect(returned(gettext('msgattrib', ['--clear-fuzzy'], { 'a.po': poOf(fileFor(locale)) }))).toEqual({
      ...rest,
      units: expected,
    });
  }
});

test('msgmerge brings the texts of a translator’s file into a new export', () => {
  const file = fileFor('ru');
  const fresh = {
    ...file,
    units: file.units
      .map((unit) => ({
        ...unit,
        state: 'missing' as const,
        forms: unit.forms.map((form) => ({ ...form, target: '' })),
      }))
      .toReversed(),
  };
  const merged = gettext('msgmerge', ['--quiet'], { 'old.po': poOf(file), 'new.po': poOf(fresh) });
  const expected = sent(file).units.map((unit) => ({
    ...unit,
    // Whether a text is reviewed stands in the mark alone, which is the new export's.
    state: unit.state === 'reviewed' ? 'draft' : unit.state,
    exported: { state: 'missing', hashes: unit.forms.map(() => '-') },
  }));
  expect(returned(merged).units).toEqual(expected.toReversed());
});

test('msgmerge marks a translation whose source was reworded: it comes back stale', () => {
  const file = fileFor('en');
  const reworded = { ...file, units: file.units.map((unit) => ({ ...unit, source: `${unit.source} mới` })) };
  const merged = gettext('msgmerge', ['--quiet', '--previous'], { 'old.po': poOf(file), 'new.po': poOf(reworded) });
  const units = returned(merged).units.filter(({ key }) => key.startsWith('draft'));
  expect(units.map(({ state, source }) => [state, source])).toEqual([
    ['stale', 'lời {{name}} mới'],
    ['stale', 'đoàn viên mới'],
  ]);
});
