import { z } from 'zod';
import { answered, failed } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Provider } from './provider.ts';
import { type Http, requestJson } from './request.ts';

/** Codes of a locale, the present one first: older servers call Chinese `zh`. */
const CODES: Readonly<Record<string, readonly string[]>> = { zh: ['zh-Hans', 'zh'] };

const codesOf = (locale: string): readonly string[] => CODES[locale] ?? [locale];

/** The oldest servers list no `targets`: they translate any of their languages into any. */
const languagesSchema = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() }));
const translationSchema = z.object({ translatedText: z.array(z.string()) });

/**
 * A server of LibreTranslate's protocol. Its engine leaves `translate="no"` in its place but may translate what is inside,
 * and unescapes entities in its answer: both are put right when the text is read back.
 */
export const libreTranslate = ({ base, key }: Endpoint, http: Http): Provider => ({
  service: 'libretranslate',
  host: base.host,
  markup: { element: 'span', attributes: ' translate="no"' },
  // It works on a processor, a sentence after another: ten take some seconds, fifty more than the time limit.
  limits: { texts: 10, bytes: 16 * 1024 },
  async pair(source, target) {
    const answer = await requestJson(new URL('languages', base), { method: 'GET' }, http);
    if (!answer.ok) return answer;
    const languages = languagesSchema.safeParse(answer.value);
    if (!languages.success) return failed('wrong-answer');
    const from = languages.data.find(({ code }) => codesOf(source).includes(code));
    const targets = from?.targets ?? languages.data.map(({ code }) => code);
    const to = codesOf(target).find((code) => targets.includes(code));
    return answered(from && to !== undefined ? { source: from.code, target: to } : undefined);
  },
  async translate(texts, pair) {
    const body = { q: texts, ...pair, format: 'html', ...(key !== undefined && { api_key: key }) };
    const answer = await requestJson(new URL('translate', base), { method: 'POST', body }, http);
    if (!answer.ok) return answer;
    const parsed = translationSchema.safeParse(answer.value);
    return parsed.success ? answered(parsed.data.translatedText) : failed('wrong-answer');
  },
});
