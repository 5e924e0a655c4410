import type { Span } from './protected.ts';

/**
 * Words that are written in parts but read as one. Vietnamese writes each syllable by itself; Thai, Lao and Khmer write
 * no spaces, and the dictionaries cut these. Words of the language only: names belong to a workspace's glossary.
 */
const COMPOUNDS: Readonly<Record<string, readonly string[]>> = {
  vi: [
    'bài học',
    'ban chấp hành',
    'bắt đầu',
    'bảo hiểm',
    'biên giới',
    'biên soạn',
    'cán bộ',
    'chủ động',
    'chuyên trách',
    'chuẩn bị',
    'chương trình',
    'công đoàn',
    'công tác',
    'cổng thông tin',
    'dư luận',
    'diễn đàn',
    'đại biểu',
    'đại diện',
    'đại hội',
    'đàm phán',
    'đa phương tiện',
    'điều hành',
    'đơn vị',
    'đoàn viên',
    'đối ngoại',
    'giải pháp',
    'giới thiệu',
    'hiệu quả',
    'hợp tác',
    'hội diễn',
    'kế hoạch',
    'khác nhau',
    'kiểm chứng',
    'kinh nghiệm',
    'lao động',
    'láng giềng',
    'lãnh đạo',
    'liên đoàn',
    'mô hình',
    'nâng cao',
    'nghị quyết',
    'ngoại ngữ',
    'người lao động',
    'nhận thức',
    'nhiệm kỳ',
    'nữ công',
    'phối hợp',
    'phương châm',
    'phương pháp',
    'quan hệ',
    'quốc tế',
    'sản phẩm',
    'sáng tạo',
    'tài chính',
    'tài khoản',
    'tài liệu',
    'tham gia',
    'thế giới',
    'thông tin',
    'thủ đô',
    'thương lượng',
    'tiếng nói',
    'tiếng nước ngoài',
    'trao đổi',
    'trình bày',
    'truyền thông',
    'trung ương',
    'tỉnh miền núi',
    'văn bản',
    'văn nghệ',
    'văn phòng',
    'việt nam',
    'vệ sinh',
    'xây dựng',
    'ấn phẩm',
    'y tế',
  ],
  zh: [
    '不实',
    '代表',
    '传播',
    '卫生系统',
    '对外',
    '工会',
    '年度',
    '报告',
    '措施',
    '消息',
    '用于',
    '组织',
    '账号',
    '页面',
    '联合会',
  ],
  th: ['ต่อเนื่อง', 'สมาพันธ์', 'สหภาพแรงงาน', 'ว่าด้วย', 'ครั้งที่', 'จังหวัด', 'ต่างประเทศ', 'แรงงาน'],
  lo: ['ເພື່ອນມິດ', 'ກອງປະຊຸມໃຫຍ່', 'ກອງປະຊຸມ', 'ວ່າດ້ວຍ', 'ກຳມະບານ', 'ສະຫະພັນ', 'ຕ່າງປະເທດ'],
  km: ['ប្រហាក់ប្រហែល', 'សេចក្ដីសម្រេច', 'សេចក្តីសម្រេច', 'សហជីព', 'សហព័ន្ធ', 'លើកទី'],
};

/** Whole words of the language, in lower case, around which nothing may go on. */
const patterns = new Map<string, RegExp>();

/** Where the text holds a compound of its language. */
export function compounds(text: string, language: string): Span[] {
  const words = COMPOUNDS[language];
  if (!words) return [];
  let pattern = patterns.get(language);
  if (!pattern) {
    const choices = [...words].sort((a, b) => b.length - a.length).join('|');
    const spaced = language === 'vi';
    pattern = new RegExp(spaced ? `(?<![\\p{L}])(?:${choices})(?![\\p{L}])` : `(?:${choices})`, 'giu');
    patterns.set(language, pattern);
  }
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
