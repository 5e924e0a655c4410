/**
 * Small words by which a subtitler breaks, by language; data only. A word is in small letters as it stands between two
 * places where a line may end; `x-` is every word that begins with x, where it begins a line, `-x` every word that ends with x, where it ends one. Of a word
 * with an apostrophe, `d’en`, the part before it is looked up as an opening (`d’`) and the part after it as an end (`en`).
 *
 * A locale is added by an entry under its tag: some twenty words of each kind, the most frequent ones, do most of the work.
 * Without an entry its captions break by punctuation, by what the text engine keeps together, and evenly.
 *
 * Sources of the rules: Netflix Timed Text Style Guide, general requirements, "Line treatment" (break after punctuation, before
 * conjunctions and prepositions; do not part noun and article, noun and adjective, first and last name, verb and subject
 * pronoun, verb and auxiliary); BBC Subtitle Guidelines, "Break at natural points". The words are our choice.
 */
export interface FunctionWords {
  /** Before them a line ends most gladly, after them never. */
  readonly conjunctions: readonly string[];
  /** Before them a line ends gladly, after them never. */
  readonly prepositions: readonly string[];
  /** Articles, possessives, auxiliaries, negations, numerals: what they go with follows, so that no line ends after them. */
  readonly leaders: readonly string[];
  /** They go with what stands before: no line begins with them. */
  readonly followers?: readonly string[];
  /** They close a phrase (particles written after it): a line ends gladly after them. */
  readonly closers?: readonly string[];
  /** They join clauses from the end of the first (Korean and Japanese verb endings): as good as a conjunction that begins one. */
  readonly connectives?: readonly string[];
  /** True where nobody who speaks the language has looked at the list. */
  readonly provisional?: true;
}

const words = (list: string): readonly string[] => list.split(/\s+/u).filter((word) => word !== '');

const FUNCTION_WORDS: Readonly<Record<string, FunctionWords>> = {
  vi: {
    conjunctions: words('và hoặc hay nhưng mà còn thì nên vì nếu để rằng khi tuy do bởi cùng rồi như'),
    prepositions: words('ở trong ngoài trên dưới với về cho từ tại bằng đến tới theo qua giữa trước sau là'),
    leaders: words(
      `của những các mỗi mọi một hai ba bốn năm sáu bảy tám chín mười vài nhiều ít cả từng
       đã đang sẽ chưa không chẳng được bị có thể phải cần cũng vẫn đều lại rất quá hơn càng ngay cùng với
       ông bà anh chị người việc sự cuộc chuyến lần thứ số ngày tháng làm vào`,
    ),
    followers: words('ra này ấy đó kia nào đâu gì sao nữa nhau rồi hết thế vậy'),
  },
  en: {
    conjunctions: words(
      'and or but nor so yet because although though while when if that which who whom whose where how why what as than',
    ),
    prepositions: words(
      `in on at by for with from to into onto about across after against along among around before behind below beside
       between beyond during inside near over since through throughout toward towards under until up upon within without
       alongside per via`,
    ),
    leaders: words(
      `of the a an this these those its their his her our your my no not any each every some all both more most many much such
       one two three four five six seven eight nine ten is are was were be been being am has have had do does did will would
       can could shall should may might must it he she they we you i very also s -s’`,
    ),
    followers: words('together too'),
  },
  fr: {
    conjunctions: words(
      'et ou mais donc car ni or que qu’ qui dont où quand lorsque si comme puis tandis quoique puisque parce comment',
    ),
    prepositions: words(
      'à au aux dans en par pour sur sous avec sans chez entre vers depuis pendant durant dès contre selon après avant jusque',
    ),
    leaders: words(
      `de du des d’ le la les l’ un une ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes aucun aucune
       chaque quelques plusieurs tout tous toute toutes deux trois quatre cinq six sept huit neuf dix
       ne n’ pas plus se s’ il elle ils elles on nous vous je j’ y a ont est sont était étaient été avait avaient sera seront
       peut peuvent doit doivent fait très trop bien aussi encore afin`,
    ),
  },
  es: {
    conjunctions: words(
      'y e o u pero sino ni que quien quienes cual cuando donde si como porque aunque mientras pues cómo',
    ),
    prepositions: words(
      'a al en con por para sin sobre entre hacia hasta desde durante contra según tras ante bajo mediante',
    ),
    leaders: words(
      `de del el la los las lo un una unos unas este esta estos estas ese esa esos esas su sus nuestro nuestra nuestros nuestras
       mi mis cada todo toda todos todas ningún ninguna algún alguna algunos algunas otro otra otros otras mismo mismos misma
       mismas dos tres cuatro cinco seis siete ocho nueve diez más muy tan no aún se le les nos me te ha han había habían he
       hemos es son era eran fue fueron ser está están será serán puede pueden debe deben`,
    ),
  },
  ru: {
    conjunctions: words(
      'и или а но да что чтобы как если когда где который которая которое которые хотя потому поэтому чем',
    ),
    prepositions: words(
      `в во на с со к ко о об обо от ото до из изо у за по под подо над при про для без через между перед после около кроме
       против среди вместо сразу`,
    ),
    leaders: words(
      `не ни один одна одно одного одной одним два две три трёх четыре пять шесть семь восемь девять десять все всех каждый
       каждая каждое каждой этот эта это эти этих те тех том той тому та тот свой своя свои своих его её их наш наша наши мой моя
       был была было были будет будут может могут нет пока очень более самый самая самые ещё уже я ты он она оно мы вы они`,
    ),
    followers: words('же ли бы ж б'),
  },
  zh: {
    conjunctions: words('和 与 及 以及 或 或者 并 并且 而 而且 但 但是 因为 所以 如果'),
    prepositions: words('在 从 向 对 对于 关于 把 被 将 由 以 为 为了 用 按 按照 除 除了 如何'),
    leaders: words(
      `是 不 没 没有 未 已 已经 正 也 还 则 会 能 可 可以 要 应 应该 就 都 所 每 每个 这 那 这个 那个 这些 那些 各 各级 有 更 很 最 第 -在 -的
       一 二 两 三 四 五 六 七 八 九 十 数 新`,
    ),
    followers: words('的 了 着 过 们 里 中 上 下 内 外 等 之 地 得 吗 呢 年 月 日 时 后 前 间 上旬 中旬 下旬'),
  },
  ar: {
    conjunctions: words(
      'و أو ثم لكن ولكن بل أن إن لأن إذا حين فيما حيث الذي التي الذين اللذين كما وال- وفي وإلى ولا وعلى ومن',
    ),
    prepositions: words(
      'في من إلى على عن مع بين حول عند قبل بعد خلال منذ حتى ضد تحت فوق أمام وراء دون لدى عبر وفق لل- بال-',
    ),
    leaders: words(
      `لم لن لا ما ليس ليست قد سوف كل بعض أي أية غير هذا هذه ذلك تلك هؤلاء هو هي هم كان كانت إحدى أحد عدد مدة أكثر
       ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثماني تسع عشر حي لعام عام سنة يوم وإن عشرات حسن وحسن مزيد بكل لكل لهذا لهذه بهذا بهذه`,
    ),
  },
  ko: {
    conjunctions: words('그리고 그러나 하지만 또 또는 및 즉 따라서 그래서'),
    prepositions: [],
    leaders: words(
      `이 그 저 새 각 각급 여러 모든 한 두 세 네 다섯 다른 어떤 바로 아직 더 가장 매우 못 안 제- 관한 대한 위한 통한
       -하는 -되는 -있는 -없는 -맞은 -닿은 -의 -할 약`,
    ),
    followers: words(
      '수 수는 수가 수도 적 적은 적이 것 것은 것이 것을 때 때마다 동안 중 등 뿐 채 만 때문에 명씩 개에 위해 대해 함께 있습니다 없습니다',
    ),
    closers: words('-은 -는 -이 -가 -을 -를 -에 -에서 -에게 -로 -으로 -와 -과 -도 -까지 -부터 -마다 함께 동안'),
    connectives: words('-고 -며 -서 -면 -지만'),
  },
  ja: {
    conjunctions: words('そして また または しかし ただし および 及び'),
    prepositions: [],
    leaders: words('この その あの どの 各 全 約 第 ほぼ まだ もう とても いずれも -な'),
    followers: words(
      'こと- もの- ため- ところ- とき- よう- ほか- のほか- たび- ずつ- について- など- たち- です- ます- 間 以上 以下',
    ),
    closers: words('-は -が -を -に -で -も -と -へ -から -まで -より'),
    connectives: words('-て -り -ば -ても'),
  },
  th: {
    conjunctions: words('และ หรือ แต่ แล้ว ส่วน เพราะ เพราะว่า ถ้า หาก เมื่อ ว่า ซึ่ง ที่ อัน เพื่อ จึง โดย จน ขณะที่'),
    prepositions: words('ใน ของ ที่ บน ใต้ กับ แก่ จาก ถึง ด้วย ตาม สู่ ระหว่าง ภายใน ว่าด้วย เกี่ยวกับ แห่ง จนถึง สำหรับ เป็นเวลา'),
    leaders: words(
      `ไม่ จะ ได้ กำลัง เคย ต้อง ควร อาจ ยัง คือ เป็น มี ให้ ทุก แต่ละ หลาย ทั้ง บาง การ ความ ผู้ คน นัก อย่าง ชุด ช่วง ปลาย ต้น เดือน ปี
       ครั้ง ครั้งที่ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ เพียง อีก ถูก ไป มา ร่วม ต่อ ด้าน เรื่อง คณะ นำ จัด`,
    ),
    followers: words('นี้ นั้น โน้น ๆ แล้ว กัน ด้วย ก็ ไป มา มาก เดียวกัน คน เหล่านี้ เหล่านั้น ไหน ไร อย่างไร อยู่ ขึ้น'),
  },
  lo: {
    conjunctions: words('ແລະ ຫຼື ແຕ່ ແລ້ວ ສ່ວນ ເພາະ ຖ້າ ເມື່ອ ວ່າ ເຊິ່ງ ຊຶ່ງ ທີ່ ເພື່ອ ຈຶ່ງ ໂດຍ'),
    prepositions: words('ໃນ ຂອງ ກັບ ຈາກ ເຖິງ ດ້ວຍ ຕາມ ສູ່ ລະຫວ່າງ ພາຍໃນ ກ່ຽວກັບ ແຫ່ງ ສຳລັບ ຢູ່ ວ່າດ້ວຍ ເປັນເວລາ'),
    leaders: words(
      `ບໍ່ ຈະ ໄດ້ ກຳລັງ ເຄີຍ ຕ້ອງ ຄວນ ອາດ ຍັງ ຄື ແມ່ນ ເປັນ ມີ ໃຫ້ ທຸກ ແຕ່ລະ ຫຼາຍ ທັງ ບັນດາ ການ ຄວາມ ຜູ້ ຢ່າງ ຊຸດ ເດືອນ ປີ ຄັ້ງ ຄັ້ງທີ
       ໜຶ່ງ ສອງ ສາມ ສີ່ ຫ້າ ຫົກ ເຈັດ ແປດ ເກົ້າ ສິບ ອີກ ທ້າຍ ໄປ ຕໍ່ ນຳ ທັນ`,
    ),
    followers: words('ນີ້ ນັ້ນ ແລ້ວ ກັນ ນຳກັນ ໆ ຫຼາຍ ເອງ ດຽວກັນ ຄົນ ຂຶ້ນ ໃດ'),
    provisional: true,
  },
  km: {
    conjunctions: words('និង ឬ ប៉ុន្តែ តែ ហើយ ចំណែក ព្រោះ បើ ប្រសិនបើ នៅពេល ថា ដែល ដើម្បី ដោយ ឱ្យ'),
    prepositions: words('នៅ ក្នុង- របស់ នៃ ជាមួយ ពី ដល់ តាម ទៅ លើ ក្រោម រវាង អំពី ស្តីពី សម្រាប់ ចំពោះ ក្រៅពី'),
    leaders: words(
      `មិន មិនទាន់ នឹង បាន កំពុង ធ្លាប់ ត្រូវ គួរ អាច គឺ ជា មាន ទាំង គ្រប់ រាល់ នានា ការ ភាព អ្នក ក្រុម វគ្គ -រយៈពេល ឆ្នាំ -ខែ ថ្ងៃ លើកទី
       មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ដប់ ចុង ដើម បន្ត`,
    ),
    followers: words('នេះ នោះ ទេ ផង វិញ គ្នា ទៀត ណា ណាមួយ ប៉ុណ្ណោះ ច្រើន នានា'),
    provisional: true,
  },
};

const NONE: FunctionWords = { conjunctions: [], prepositions: [], leaders: [] };

/** The small words of a locale; none where its tag has no list. */
export const functionWords = (tag: string): FunctionWords => FUNCTION_WORDS[tag] ?? NONE;
