import { z } from 'zod';
import { type Answer, answered, failed } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Provider } from './provider.ts';
import { type Http, requestJson } from './request.ts';

/** Variants that DeepL wants named in the language it translates into; as a source it knows no variants. */
const TARGETS: Readonly<Record<string, readonly string[]>> = { en: ['EN-GB'], zh: ['ZH-HANS', 'ZH'] };

const languagesSchema = z.array(z.object({ language: z.string() }));
const translationsSchema = z.object({ translations: z.array(z.object({ text: z.string() })) });

/** A server of DeepL's protocol (version 2). What stands in `<x>` is context for it, and comes back as it was. */
export const deepl = ({ base, key = '' }: Endpoint, http: Http): Provider => {
  const headers = { authorization: `DeepL-Auth-Key ${key}` };
  const languages = async (type: 'source' | 'target'): Promise<Answer<readonly string[]>> => {
    const answer = await requestJson(new URL(`v2/languages?type=${type}`, base), { method: 'GET', headers }, http);
    if (!answer.ok) return answer;
    const parsed = languagesSchema.safeParse(answer.value);
    return parsed.success
      ? answered(parsed.data.map(({ language }) => language.toUpperCase()))
      : failed('wrong-answer');
  };
  return {
    service: 'deepl',
    host: base.host,
    markup: { element: 'x', attributes: '' },
    // A request may hold 50 texts and 128 KiB; the rest is for the other fields.
    limits: { texts: 50, bytes: 120 * 1024 },
    async pair(source, target) {
      const sources = await languages('source');
      if (!sources.ok) return sources;
      const targets = await languages('target');
      if (!targets.ok) return targets;
      const from = source.toUpperCase();
      const to = (TARGETS[target] ?? [target.toUpperCase()]).find((code) => targets.value.includes(code));
      return answered(sources.value.includes(from) && to !== undefined ? { source: from, target: to } : undefined);
    },
    async translate(texts, pair) {
      const body = {
        text: texts,
        source_lang: pair.source,
        target_lang: pair.target,
        tag_handling: 'xml',
        // Accounts differ in which one they get unasked.
        tag_handling_version: 'v2',
        ignore_tags: ['x'],
        non_splitting_tags: ['x', 'b', 'i'],
        // Labels begin small and end without a full stop, and should stay so.
        preserve_formatting: true,
      };
      const answer = await requestJson(new URL('v2/translate', base), { method: 'POST', headers, body }, http);
      if (!answer.ok) return answer;
      const parsed = translationsSchema.safeParse(answer.value);
      return parsed.success ? answered(parsed.data.translations.map(({ text }) => text)) : failed('wrong-answer');
    },
  };
};
