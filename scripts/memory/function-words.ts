/**
 * Words that carry grammar rather than meaning, by language, in small letters and one token each. Negations are never
 * among them: "not yet" and "already" are what a sentence is about.
 */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  vi: 'là và của các những một có ở cho với thì mà đã sẽ đang được bị do từ đến tại trong ngoài này đó ấy về theo cùng để khi nào nên rằng vào ra cũng còn như hay hoặc',
  en: 'a an the of to in on at by for with from and or as is are was were be been that this these those it its has have had into which who',
  fr: 'le la les l un une des du de d à au aux en dans sur pour par avec et ou que qu qui est sont a ont ce cette ces se s son sa ses leur leurs',
  es: 'el la los las un una unos unas de del a al en por para con y e o u que es son ha han se su sus lo este esta estos estas',
  ru: 'и а в во на с со к ко по за из от до о об у для при что как это его её их или же',
  zh: '的 了 和 与 在 是 为 以 及 等 之 把 被 对 从 到 一 个 这 那',
  ja: 'は が を に の へ と で も や から まで より な だ です ます した して する こと これ その',
  ko: '및 등 이 그 저 수 것 더 또 또는 그리고',
  ar: 'في من على إلى عن مع و أو أن إن التي الذي هذا هذه ذلك كما قد هو هي',
  th: 'ที่ และ ของ ใน เป็น จาก ให้ ได้ กับ หรือ ซึ่ง โดย การ ความ ว่า ก็ นี้ นั้น',
  lo: 'ທີ່ ແລະ ຂອງ ໃນ ເປັນ ຈາກ ໃຫ້ ໄດ້ ກັບ ຫຼື ໂດຍ ການ ຄວາມ ວ່າ ນີ້ ນັ້ນ',
  km: 'និង នៃ ក្នុង ជា ពី ទៅ ដែល នៅ បាន ដោយ ឬ ការ នេះ នោះ ដើម្បី ជាមួយ',
};

/** The function words of a language; none for one that is not known. */
export const functionWords = (language: string): ReadonlySet<string> =>
  new Set((FUNCTION_WORDS[language] ?? '').normalize('NFC').split(' '));
