import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FRONT_MATTER, write } from '../rig.ts';

/**
 * Fills a folder: the shipped workspace with what versions of Node, and of the ICU in them, have been seen to disagree on (a
 * house colour at the edge of what screens show, Khmer and Lao words close behind Latin letters, wide colons between Japanese
 * and Latin letters), and two stories whose videos are drawn in a few seconds.
 */
export function sampleWorkspace(root: string): void {
  for (const part of ['content', 'locales']) cpSync(part, path.join(root, part), { recursive: true });
  write(root, {
    'content/newsroom.yaml': NEWSROOM,
    'content/ngan/story.md': `${FRONT_MATTER}\n## Một câu\n\nCông đoàn tập hợp người lao động.\n`,
    'content/ngan-khac/story.md': `${FRONT_MATTER}\n## Hai số\n\n- **34.318** đoàn viên\n- **1.177** công đoàn\n`,
  });
  for (const [locale, text] of Object.entries(TEXTS)) {
    const file = `locales/${locale}/cao-bang.json`;
    const catalog = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, string>;
    write(root, { [file]: JSON.stringify({ ...catalog, 'delegations.text.1': text }) });
  }
}

const NEWSROOM = `organisation: { vi: Công đoàn thử nghiệm, km: សហជីព, lo: ກຳມະບານ, ja: 労働組合 }
locale: vi
locales: [vi, km, lo, ja]
formats: [square, a4, square-video]
theme: { brand: '#0018d8', accent: '#00f9ba' }
`;

const TEXTS = {
  km: 'BHXH:ខណ្ឌឡុងបៀនរៀបចំមហាសន្និបាតលើកទី '.repeat(6).trim(),
  lo: 'BHXH:ຮວ່າງBHXH:ຮວ່າງBHXH:ຮວ່າງ '.repeat(6).trim(),
  ja: 'スト：Nhịpデータ：Nhịp'.repeat(8),
} as const;
