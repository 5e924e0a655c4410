import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Fault } from './answer.ts';
import { SERVICE_NAMES, VARIABLES } from './endpoint.ts';
import type { Provider } from './provider.ts';

/** What to tell the user of a fault; undefined where the user has stopped the run. Names variables, never what they hold. */
export const faultFinding = ({ service, host }: Provider, { kind, status }: Fault): Finding | undefined => {
  if (kind === 'stopped') return undefined;
  const { url, key } = VARIABLES[service];
  const values = { service: SERVICE_NAMES[service], host, url, key, ...(status !== undefined && { status }) };
  return { rule: 'machine-translation', id: `machine-translation.${kind}`, values };
};
