import type { Finding } from '../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../files/result.ts';

export const SERVICES = ['libretranslate', 'deepl'] as const;
export type Service = (typeof SERVICES)[number];

/** What the environment may say of services. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a service is asked, and with which key. */
export interface Endpoint {
  /** Ends with a slash; paths of the protocol follow. */
  readonly base: URL;
  /** Never part of a message. */
  readonly key?: string;
}

interface Variables {
  readonly url: string;
  readonly key: string;
}

/** The variables that say where a service is, for `set this` in messages. */
export const VARIABLES: Readonly<Record<Service, Variables>> = {
  libretranslate: { url: 'NHIPCAU_LIBRETRANSLATE_URL', key: 'NHIPCAU_LIBRETRANSLATE_KEY' },
  deepl: { url: 'NHIPCAU_DEEPL_URL', key: 'NHIPCAU_DEEPL_KEY' },
};

/** As people read them. */
export const SERVICE_NAMES: Readonly<Record<Service, string>> = { libretranslate: 'LibreTranslate', deepl: 'DeepL' };

/** DeepL gives keys of its free plan this ending, and they hold on a host of their own. */
const FREE_KEY = /:fx$/;
const DEEPL_HOSTS = { free: 'https://api-free.deepl.com/', paid: 'https://api.deepl.com/' };

/** A header cannot hold anything else, and the error for it would quote the key. */
const KEY = /^[\x21-\x7e]{1,200}$/;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The end of an address that was copied whole from a manual. */
const PROTOCOL_PATH = /(?:\/v2)?(?:\/translate|\/languages)?\/*$/;

const finding = (detail: string, service: Service, variable: string): Finding => ({
  rule: 'machine-translation',
  id: `machine-translation.${detail}`,
  values: { service: SERVICE_NAMES[service], variable },
});

/**
 * Reads an address: https, or http to this very machine. Over http to another one, the key and texts that nobody has
 * published yet could be read on the way. Undefined for anything else, also for an address with a name and password.
 */
const readAddress = (typed: string): URL | undefined => {
  let url: URL;
  try {
    url = new URL(typed);
  } catch {
    return undefined;
  }
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!safe || url.username !== '' || url.password !== '') return undefined;
  return new URL(`${url.origin}${url.pathname.replace(PROTOCOL_PATH, '')}/`);
};

/** Where to ask a service, from the environment alone. Findings: `machine-translation.{not-set,address,key}`. */
export const readEndpoint = (service: Service, env: Environment): Result<Endpoint> => {
  const variables = VARIABLES[service];
  const key = env[variables.key]?.trim() ?? '';
  const typed = env[variables.url]?.trim() ?? '';
  if (service === 'deepl' && key === '') return fail(finding('not-set', service, variables.key));
  if (service === 'libretranslate' && typed === '') return fail(finding('not-set', service, variables.url));
  if (key !== '' && !KEY.test(key)) return fail(finding('key', service, variables.key));
  const base = readAddress(typed || DEEPL_HOSTS[FREE_KEY.test(key) ? 'free' : 'paid']);
  if (!base) return fail(finding('address', service, variables.url));
  return succeed({ base, ...(key !== '' && { key }) });
};
