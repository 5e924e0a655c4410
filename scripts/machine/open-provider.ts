import { type Result, succeed } from '../files/result.ts';
import { deepl } from './deepl.ts';
import { type Environment, readEndpoint, type Service } from './endpoint.ts';
import { libreTranslate } from './libretranslate.ts';
import type { Provider } from './provider.ts';
import type { Http } from './request.ts';

const PROVIDERS = { libretranslate: libreTranslate, deepl };

/** The service that the environment describes; asks it nothing yet. Findings as `readEndpoint`'s. */
export const openProvider = (service: Service, env: Environment, http: Http): Result<Provider> => {
  const endpoint = readEndpoint(service, env);
  return endpoint.ok ? succeed(PROVIDERS[service](endpoint.value, http)) : endpoint;
};
