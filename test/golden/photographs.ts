import sharp from 'sharp';

/** Pictures that stand in for photographs: shapes, light and grain made here, so that no licence is needed. */
export const PICTURE_NAMES = ['scene.jpg', 'bright.png', 'portrait.png', 'nhip-cau.jpg', 'anh-an.png'] as const;
export type PictureName = (typeof PICTURE_NAMES)[number];

/** The bytes of a generated picture; equal in every run. */
export async function makePicture(name: PictureName): Promise<Buffer> {
  switch (name) {
    case 'scene.jpg':
      return (await grained(SCENE, 1600, 1000)).jpeg({ quality: 88 }).toBuffer();
    case 'bright.png':
      return (await grained(BRIGHT, 1500, 1000)).png().toBuffer();
    case 'portrait.png':
      return (await grained(PORTRAIT, 800, 1000)).png().toBuffer();
    // The writers' guide shows these two: without grain, so that its pictures stay small.
    case 'nhip-cau.jpg':
      return sharp(Buffer.from(SCENE)).jpeg({ quality: 92 }).toBuffer();
    case 'anh-an.png':
      return sharp(Buffer.from(PORTRAIT)).png().toBuffer();
  }
}

/** A river at dusk with a bridge, and one person on it, right of the middle. */
const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#35557d"/><stop offset=".55" stop-color="#d99a6c"/><stop offset="1" stop-color="#2b3a44"/></linearGradient></defs>
<rect width="1600" height="1000" fill="url(#sky)"/><circle cx="420" cy="430" r="90" fill="#ffe2ad"/>
<path d="M0 560L300 430 620 570 900 400 1300 560 1600 470V1000H0Z" fill="#324d5e"/>
<rect y="700" width="1600" height="300" fill="#24414f"/><path d="M0 640Q800 380 1600 640" fill="none" stroke="#101c28" stroke-width="26"/>
<path d="M200 620V700M500 540V700M800 512V700M1100 540V700M1400 620V700" stroke="#101c28" stroke-width="14"/>
<circle cx="1120" cy="330" r="46" fill="#7c4a2d"/><path d="M1050 520Q1120 340 1190 520Z" fill="#b8342c"/></svg>`;

/** Nearly white everywhere: what letters without a scrim would drown in. */
const BRIGHT = `<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1000">
<rect width="1500" height="1000" fill="#fbfaf4"/><circle cx="300" cy="260" r="210" fill="#ffffff"/>
<path d="M0 800Q700 620 1500 820V1000H0Z" fill="#e9e6da"/><circle cx="1080" cy="560" r="150" fill="#f3cf86"/></svg>`;

/** A face of plain shapes, above the middle. */
const PORTRAIT = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000">
<rect width="800" height="1000" fill="#9db8c4"/><path d="M120 1000Q140 690 400 690T680 1000Z" fill="#2f5d7c"/>
<ellipse cx="400" cy="430" rx="165" ry="205" fill="#d9a57c"/><path d="M220 430Q210 200 400 195T580 430Q560 300 400 300T220 430Z" fill="#2a211d"/>
<circle cx="338" cy="430" r="17" fill="#2a211d"/><circle cx="462" cy="430" r="17" fill="#2a211d"/>
<path d="M330 530Q400 585 470 530" fill="none" stroke="#7d3b2d" stroke-width="12" stroke-linecap="round"/></svg>`;

/** Film grain of +-6 levels: a photograph is nowhere one flat colour. */
async function grained(svg: string, width: number, height: number) {
  const { data } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let state = 20_230_628;
  for (let index = 0; index < data.length; index += 1) {
    // Numerical Recipes' generator: the same grain in every run.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[index] = Math.min(255, Math.max(0, data[index]! + (state >>> 24) / 21.25 - 6));
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}
